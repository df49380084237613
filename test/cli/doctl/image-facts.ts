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

export const imageNouns: DoctlNouns = { 'compute image': [], 'compute image-action': [] };

const columns: readonly DoctlColumn[] = [
  ['ID'],
  ['Name'],
  ['Type'],
  ['Distribution'],
  ['Slug'],
  ['Public'],
  ['MinDisk', 'Min Disk'],
];

export const imageFacts: DoctlCommands = {
  'compute image create': {
    flags: {
      'image-url': requiredString,
      region: requiredString,
      'image-distribution': string,
      'image-description': string,
      'tag-names': strings,
    },
    columns,
  },
  'compute image delete': { aliases: ['rm'], flags: { force } },
  'compute image get': { columns },
  'compute image list': { aliases: ['ls'], flags: { public: bool }, columns },
  'compute image list-application': { flags: { public: bool }, columns },
  'compute image list-distribution': { flags: { public: bool }, columns },
  'compute image list-user': { flags: { public: bool }, columns },
  'compute image update': { flags: { 'image-name': requiredString }, columns },
  'compute image-action get': { flags: { 'action-id': requiredInt }, columns: actionColumns },
  'compute image-action transfer': {
    flags: { region: requiredString, wait: bool },
    columns: actionColumns,
    added: ['wait-timeout'],
  },
};
