import { insertSnapshot, insertVolumeSnapshot } from '../../support/own-images.ts';
import type { CommandCalls } from '../command-call.ts';

const COLUMNS = [
  'ID',
  'Name',
  'Created at',
  'Regions',
  'Resource ID',
  'Resource Type',
  'Min Disk Size',
  'Size',
  'Tags',
];
const HEADER = `${COLUMNS.join(' {2,}')}\n`;

export const snapshotCalls: CommandCalls = {
  'compute snapshot list': {
    argv: async ({ server }) => {
      await insertSnapshot(server, { name: 'globbed', regions: 'nyc3 ams3' });
      return ['compute', 'snapshot', 'list', 'globb*'];
    },
    prints: new RegExp(
      `^${HEADER}\\d+ {2,}globbed {2,}2026-11-22T18:20:00Z {2,}\\[nyc3 ams3\\] {2,}7 {2,}droplet {2,}25 {2,}1\\.50 GiB`,
    ),
  },
  'compute snapshot get': {
    argv: async ({ server }) =>
      `compute snapshot get ${await insertSnapshot(server)} ${await insertVolumeSnapshot(server)}`.split(' '),
    prints: new RegExp(`^${HEADER}\\d+ {2,}taken .* droplet .*\n[0-9a-f-]{36} {2,}taken .* volume .*\n$`),
  },
  'compute snapshot delete': {
    argv: async ({ server }) =>
      `compute snapshot delete ${await insertSnapshot(server)} ${await insertVolumeSnapshot(server)} -f`.split(' '),
    prints: /^Deleted snapshot \d+\.\nDeleted snapshot [0-9a-f-]{36}\.\n$/,
  },
};
