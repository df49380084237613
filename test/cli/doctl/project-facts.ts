import {
  bool,
  force,
  requiredString,
  string,
  strings,
  type DoctlColumn,
  type DoctlCommands,
  type DoctlNouns,
} from './doctl-command.ts';

export const projectNouns: DoctlNouns = { projects: [], 'projects resources': [] };

const columns: readonly DoctlColumn[] = [
  ['ID'],
  ['OwnerUUID', 'Owner UUID'],
  ['OwnerID', 'Owner ID'],
  ['Name'],
  ['Description'],
  ['Purpose'],
  ['Environment'],
  ['IsDefault', 'Is Default?'],
  ['CreatedAt', 'Created At'],
  ['UpdatedAt', 'Updated At'],
];

const resourceColumns: readonly DoctlColumn[] = [['URN'], ['AssignedAt', 'Assigned At'], ['Status']];

export const projectFacts: DoctlCommands = {
  'projects create': {
    aliases: ['c'],
    flags: { name: requiredString, purpose: requiredString, description: string, environment: string },
    columns,
  },
  'projects delete': { aliases: ['d', 'rm'], flags: { force } },
  'projects get': { aliases: ['g'], columns },
  'projects list': { aliases: ['ls'], columns },
  'projects resources assign': { aliases: ['a'], flags: { resource: strings }, columns: resourceColumns },
  'projects resources get': { aliases: ['g'], columns: resourceColumns },
  'projects resources list': { aliases: ['ls'], columns: resourceColumns },
  'projects update': {
    aliases: ['u'],
    flags: { name: string, purpose: string, description: string, environment: string, is_default: bool },
    columns,
  },
};
