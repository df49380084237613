import { force, string, type DoctlColumn, type DoctlCommands, type DoctlNouns } from './doctl-command.ts';

export const snapshotNouns: DoctlNouns = { 'compute snapshot': ['s'] };

export const snapshotColumns: readonly DoctlColumn[] = [
  ['ID'],
  ['Name'],
  ['CreatedAt', 'Created at'],
  ['Regions'],
  ['ResourceId', 'Resource ID'],
  ['ResourceType', 'Resource Type'],
  ['MinDiskSize', 'Min Disk Size'],
  ['Size'],
  ['Tags'],
];

export const snapshotFacts: DoctlCommands = {
  'compute snapshot delete': { aliases: ['d', 'rm'], flags: { force } },
  'compute snapshot get': { aliases: ['g'], columns: snapshotColumns },
  'compute snapshot list': {
    aliases: ['ls'],
    flags: { resource: string, region: string },
    columns: snapshotColumns,
  },
};
