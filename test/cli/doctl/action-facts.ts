import {
  bool,
  int,
  requiredInt,
  requiredString,
  string,
  type DoctlColumn,
  type DoctlCommand,
  type DoctlCommands,
  type DoctlNouns,
} from './doctl-command.ts';

export const actionNouns: DoctlNouns = { 'compute action': [], 'compute droplet-action': ['da'] };

export const actionColumns: readonly DoctlColumn[] = [
  ['ID'],
  ['Status'],
  ['Type'],
  ['StartedAt', 'Started At'],
  ['CompletedAt', 'Completed At'],
  ['ResourceID', 'Resource ID'],
  ['ResourceType', 'Resource Type'],
  ['Region'],
];

const policy = { 'backup-policy-plan': string, 'backup-policy-weekday': string, 'backup-policy-hour': int };

/** A verb that does something: all of them wait alike. */
function verb(flags: DoctlCommand['flags'] = {}): DoctlCommand {
  return { flags: { ...flags, wait: bool }, columns: actionColumns, added: ['wait-timeout'] };
}

export const actionFacts: DoctlCommands = {
  'compute action get': { aliases: ['g'], columns: actionColumns },
  'compute action list': {
    aliases: ['ls'],
    flags: {
      'resource-type': string,
      region: string,
      after: string,
      before: string,
      status: string,
      'action-type': string,
    },
    columns: actionColumns,
  },
  'compute action wait': {
    aliases: ['w'],
    flags: { 'poll-timeout': int },
    columns: actionColumns,
    added: ['wait-timeout'],
  },
  'compute droplet-action change-backup-policy': verb({ ...policy, 'backup-policy-plan': requiredString }),
  'compute droplet-action change-kernel': verb({ 'kernel-id': requiredInt }),
  'compute droplet-action disable-backups': verb(),
  'compute droplet-action enable-backups': verb(policy),
  'compute droplet-action enable-ipv6': verb(),
  'compute droplet-action enable-private-networking': verb(),
  'compute droplet-action get': { aliases: ['g'], flags: { 'action-id': requiredInt }, columns: actionColumns },
  'compute droplet-action password-reset': verb(),
  'compute droplet-action power-cycle': verb(),
  'compute droplet-action power-off': verb(),
  'compute droplet-action power-on': verb(),
  'compute droplet-action reboot': verb(),
  'compute droplet-action rebuild': verb({ image: requiredString }),
  'compute droplet-action rename': verb({ 'droplet-name': requiredString }),
  'compute droplet-action resize': verb({ 'resize-disk': bool, size: requiredString }),
  'compute droplet-action restore': verb({ 'image-id': requiredInt }),
  'compute droplet-action shutdown': verb(),
  'compute droplet-action snapshot': verb({ 'snapshot-name': requiredString }),
};
