import type { CommandCalls, CommandWorld } from '../command-call.ts';
import { makeDroplet } from '../make-droplet.ts';

const DROPLET_TABLE = /^ID {2,}Name {2,}Public IPv4.*\n\d+ {2,}/;

const make = (world: CommandWorld, name: string): Promise<number> => makeDroplet(world.request, { name });

export const dropletCalls: CommandCalls = {
  'compute droplet create': {
    argv: () => 'compute droplet create made-1 --image ubuntu-24-04-x64 --size s-1vcpu-1gb'.split(' '),
    prints: DROPLET_TABLE,
  },
  'compute droplet delete': {
    argv: async (world) => ['compute', 'droplet', 'delete', String(await make(world, 'doomed-1')), '-f'],
    prints: /^Deleted Droplet \d+\.\n$/,
  },
  'compute droplet get': {
    argv: async (world) => ['compute', 'droplet', 'get', String(await make(world, 'got-1'))],
    prints: DROPLET_TABLE,
  },
  'compute droplet list': {
    argv: async (world) => {
      await make(world, 'listed-1');
      return ['compute', 'droplet', 'list', 'listed-*'];
    },
    prints: /^ID {2,}Name.*\n\d+ {2,}listed-1/,
  },
};
