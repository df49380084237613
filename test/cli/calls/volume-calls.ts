import { makeVolume } from '../make-volume.ts';
import type { CommandCalls } from '../command-call.ts';

const COLUMNS = ['ID', 'Name', 'Size', 'Region', 'Filesystem Type', 'Filesystem Label', 'Droplet IDs', 'Tags'];
const HEADER = `${COLUMNS.join(' {2,}')}\n`;
const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';

let created = 0;

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
};
