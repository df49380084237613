import { makeDroplet } from '../make-droplet.ts';
import { makeVolume } from '../make-volume.ts';
import type { CommandCalls, CommandWorld } from '../command-call.ts';

const COLUMNS = ['ID', 'Name', 'Size', 'Region', 'Filesystem Type', 'Filesystem Label', 'Droplet IDs', 'Tags'];
const HEADER = `${COLUMNS.join(' {2,}')}\n`;
const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';

let created = 0;

const ACTION = 'ID {2,}Status {2,}Type {2,}Started At {2,}Completed At .*\n\\d+ {2,}(?:completed|in-progress) {2,}';

/** A volume and a Droplet where it is. */
async function makePair({ request }: CommandWorld): Promise<string> {
  const droplet = await makeDroplet(request, { name: 'holder', region: 'nyc1' });
  return `${await makeVolume(request)} ${droplet}`;
}

/** The same, attached, and the action that attached it. */
async function makeAttached(world: CommandWorld): Promise<{ readonly pair: string; readonly actionId: number }> {
  const pair = await makePair(world);
  const [volume = '', droplet = ''] = pair.split(' ');
  const body = await world.request('POST', `/v2/volumes/${volume}/actions`, {
    type: 'attach',
    droplet_id: Number(droplet),
  });
  return { pair, actionId: (body['action'] as { readonly id: number }).id };
}

export const volumeCalls: CommandCalls = {
  'compute volume list': {
    argv: async (world) => {
      await makeVolume(world.request);
      return ['compute', 'volume', 'list'];
    },
    prints: new RegExp(`^${HEADER}${UUID} {2,}\\S+ {2,}\\d+ GiB {2,}nyc1 `),
  },
  'compute volume get': {
    argv: async (world) => ['compute', 'volume', 'get', await makeVolume(world.request)],
    prints: new RegExp(`^${HEADER}${UUID} {2,}\\S+ {2,}10 GiB {2,}nyc1 +\n$`),
  },
  'compute volume create': {
    argv: () =>
      `compute volume create created-${++created} --region nyc1 --size 20GiB --fs-type xfs --fs-label data
       --desc storage --tag disk,kept`.split(/\s+/),
    prints: new RegExp(`^${HEADER}${UUID} {2,}created-\\d+ {2,}20 GiB {2,}nyc1 {2,}xfs {2,}data {2,}disk,kept\n$`),
  },
  'compute volume snapshot': {
    argv: async (world) =>
      `compute volume snapshot ${await makeVolume(world.request)} --snapshot-name taken --snapshot-desc before
       --tag kept`.split(/\s+/),
    prints: new RegExp(`^ID .* Resource Type .*\n${UUID} {2,}taken {2,}\\S+Z {2,}\\[nyc1\\] {2,}${UUID} {2,}volume `),
  },
  'compute volume delete': {
    argv: async (world) => ['compute', 'volume', 'delete', await makeVolume(world.request), '--force'],
    prints: new RegExp(`^Deleted volume ${UUID}\\.\n$`),
  },
  'compute volume-action attach': {
    argv: async (world) => `compute volume-action attach ${await makePair(world)} --wait`.split(' '),
    prints: new RegExp(`^${ACTION}attach_volume `),
  },
  'compute volume-action detach': {
    argv: async (world) => `compute volume-action detach ${(await makeAttached(world)).pair} --wait`.split(' '),
    prints: new RegExp(`^${ACTION}detach_volume `),
  },
  'compute volume-action detach-by-droplet-id': {
    argv: async (world) => `compute volume-action detach-by-droplet-id ${(await makeAttached(world)).pair}`.split(' '),
    prints: new RegExp(`^${ACTION}detach_volume `),
  },
  'compute volume-action get': {
    argv: async (world) => {
      const { pair, actionId } = await makeAttached(world);
      return `compute volume-action get ${pair.split(' ')[0]} --action-id ${actionId}`.split(' ');
    },
    prints: new RegExp(`^${ACTION}attach_volume `),
  },
  'compute volume-action list': {
    argv: async (world) => {
      const { pair } = await makeAttached(world);
      return `compute volume-action list ${pair.split(' ')[0]}`.split(' ');
    },
    prints: new RegExp(`^${ACTION}attach_volume `),
  },
  'compute volume-action resize': {
    argv: async ({ request }) =>
      `compute volume-action resize ${await makeVolume(request)} --size 20 --region nyc1`.split(' '),
    prints: new RegExp(`^${ACTION}resize_volume `),
  },
};
