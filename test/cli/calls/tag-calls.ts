import { makeDroplet } from '../make-droplet.ts';
import type { CommandCalls, CommandWorld } from '../command-call.ts';

const HEADER = 'Name {2,}Droplet Count\n';

async function makeTag(world: CommandWorld, name: string): Promise<string> {
  await world.request('POST', '/v2/tags', { name });
  return name;
}

async function makeTagged(world: CommandWorld): Promise<string> {
  return `do:droplet:${await makeDroplet(world.request, { name: 'tagged' })}`;
}

export const tagCalls: CommandCalls = {
  'compute tag list': {
    argv: async (world) => {
      await makeTag(world, 'listed');
      return ['compute', 'tag', 'list'];
    },
    prints: new RegExp(`^${HEADER}(?:.*\n)*listed {2,}0\n`),
  },
  'compute tag get': {
    argv: async (world) => ['compute', 'tag', 'get', await makeTag(world, 'shown')],
    prints: new RegExp(`^${HEADER}shown {2,}0\n$`),
  },
  'compute tag create': {
    argv: () => ['compute', 'tag', 'create', 'made'],
    prints: new RegExp(`^${HEADER}made {2,}0\n$`),
  },
  'compute tag apply': {
    argv: async (world) =>
      `compute tag apply ${await makeTag(world, 'applied')} --resource ${await makeTagged(world)}`.split(' '),
    prints: /^$/,
  },
  'compute tag remove': {
    argv: async (world) =>
      `compute tag remove ${await makeTag(world, 'removed')} --resource ${await makeTagged(world)}`.split(' '),
    prints: /^$/,
  },
  'compute tag delete': {
    argv: async (world) => ['compute', 'tag', 'delete', await makeTag(world, 'doomed'), '--force'],
    prints: /^Deleted tag doomed\.\n$/,
  },
};
