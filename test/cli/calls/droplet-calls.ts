import type { CommandCalls, CommandWorld } from '../command-call.ts';
import { makeDroplet } from '../make-droplet.ts';

const DROPLET_TABLE = /^ID {2,}Name {2,}Public IPv4.*\n\d+ {2,}/;

const make = (world: CommandWorld, name: string): Promise<number> => makeDroplet(world.request, { name });

const IMAGE_TABLE = /^ID {2,}Name {2,}Type {2,}Distribution {2,}Slug {2,}Public {2,}Min Disk\n/;

export const dropletCalls: CommandCalls = {
  'compute droplet actions': {
    argv: async (world) => ['compute', 'droplet', 'actions', String(await make(world, 'acted-1'))],
    prints: /^ID {2,}Status.*\n\d+ {2,}(?:completed|in-progress) {2,}create/,
  },
  'compute droplet backup-policies get': {
    argv: async (world) => ['compute', 'droplet', 'backup-policies', 'get', String(await makeSaved(world))],
    prints: /^Droplet ID {2,}Enabled {2,}Plan.*\n\d+ {2,}true {2,}weekly {2,}MON {2,}8 /,
  },
  'compute droplet backup-policies list': {
    argv: async (world) => {
      await makeSaved(world);
      return ['compute', 'droplet', 'backup-policies', 'list'];
    },
    prints: /\n\d+ {2,}true {2,}weekly {2,}MON {2,}8 /,
  },
  'compute droplet backup-policies list-supported': {
    argv: () => ['compute', 'droplet', 'backup-policies', 'list-supported'],
    prints: /\nweekly {2,}\[0 4 8 12 16 20\] {2,}4 {2,}28 {2,}\[SUN MON/,
  },
  'compute droplet backups': {
    argv: async (world) => ['compute', 'droplet', 'backups', String(await make(world, 'saved-2'))],
    prints: IMAGE_TABLE,
  },
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
  'compute droplet kernels': {
    argv: async (world) => ['compute', 'droplet', 'kernels', String(await make(world, 'kernel-1'))],
    prints: /^ID {2,}Name {2,}Version\n$/,
  },
  'compute droplet list': {
    argv: async (world) => {
      await make(world, 'listed-1');
      return ['compute', 'droplet', 'list', 'listed-*'];
    },
    prints: /^ID {2,}Name.*\n\d+ {2,}listed-1/,
  },
  'compute droplet neighbors': {
    argv: async (world) => ['compute', 'droplet', 'neighbors', String(await make(world, 'alone-1'))],
    prints: /^ID {2,}Name {2,}Public IPv4.*\n$/,
  },
  'compute droplet snapshots': {
    argv: async (world) => {
      const id = await make(world, 'snapped-1');
      await world.request('POST', `/v2/droplets/${id}/actions`, { type: 'snapshot', name: 'before' });
      return ['compute', 'droplet', 'snapshots', String(id)];
    },
    prints: /^ID {2,}Name.*\n\d+ {2,}before {2,}snapshot /,
  },
  'compute droplet tag': {
    argv: async (world) => {
      await world.request('POST', '/v2/tags', { name: 'blue' });
      return ['compute', 'droplet', 'tag', String(await make(world, 'tagged-1')), '--tag-name', 'blue'];
    },
    prints: /^$/,
  },
  'compute droplet untag': {
    argv: async (world) => {
      const id = await makeDroplet(world.request, { name: 'tagged-2', tags: ['green'] });
      return ['compute', 'droplet', 'untag', String(id), '--tag-name', 'green'];
    },
    prints: /^$/,
  },
};

function makeSaved({ request }: CommandWorld): Promise<number> {
  const policy = { plan: 'weekly', weekday: 'MON', hour: 8 };
  return makeDroplet(request, { name: 'saved-1', backups: true, backup_policy: policy });
}
