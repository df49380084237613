import { actionColumns } from './action-facts.ts';
import {
  bool,
  force,
  requiredInt,
  requiredString,
  string,
  strings,
  type DoctlColumn,
  type DoctlCommands,
  type DoctlNouns,
} from './doctl-command.ts';
import { snapshotColumns } from './snapshot-facts.ts';

export const volumeNouns: DoctlNouns = { 'compute volume': [], 'compute volume-action': [] };

const columns: readonly DoctlColumn[] = [
  ['ID'],
  ['Name'],
  ['Size'],
  ['Region'],
  ['Filesystem Type'],
  ['Filesystem Label'],
  ['DropletIDs', 'Droplet IDs'],
  ['Tags'],
];

export const volumeFacts: DoctlCommands = {
  'compute volume create': {
    aliases: ['c'],
    flags: {
      size: requiredString,
      desc: string,
      region: string,
      snapshot: string,
      'fs-type': string,
      'fs-label': string,
      tag: strings,
    },
    columns,
  },
  'compute volume delete': { aliases: ['d', 'rm'], flags: { force } },
  'compute volume get': { aliases: ['g'], columns },
  'compute volume list': { aliases: ['ls'], flags: { region: string }, columns },
  'compute volume snapshot': {
    aliases: ['s'],
    flags: { 'snapshot-name': requiredString, 'snapshot-desc': string, tag: strings },
    // doctl prints nothing here.
    columns: snapshotColumns,
  },
  'compute volume-action attach': {
    aliases: ['a'],
    flags: { wait: bool },
    columns: actionColumns,
    added: ['wait-timeout'],
  },
  'compute volume-action detach': {
    aliases: ['d'],
    flags: { wait: bool },
    columns: actionColumns,
    added: ['wait-timeout'],
  },
  'compute volume-action detach-by-droplet-id': { columns: actionColumns, added: ['wait', 'wait-timeout'] },
  'compute volume-action get': { flags: { 'action-id': requiredInt }, columns: actionColumns },
  'compute volume-action list': { aliases: ['ls'], columns: actionColumns },
  'compute volume-action resize': {
    aliases: ['r'],
    flags: { size: requiredInt, region: requiredString, wait: bool },
    columns: actionColumns,
    added: ['wait-timeout'],
  },
};
