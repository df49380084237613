import { actionColumns } from './action-facts.ts';
import {
  bool,
  force,
  int,
  requiredString,
  string,
  strings,
  type DoctlColumn,
  type DoctlCommands,
  type DoctlNouns,
} from './doctl-command.ts';

export const dropletNouns: DoctlNouns = { 'compute droplet': ['d'], 'compute droplet backup-policies': [] };

const dropletColumns: readonly DoctlColumn[] = [
  ['ID'],
  ['Name'],
  ['PublicIPv4', 'Public IPv4'],
  ['PrivateIPv4', 'Private IPv4'],
  ['PublicIPv6', 'Public IPv6'],
  ['Memory'],
  ['VCPUs'],
  ['Disk'],
  ['Region'],
  ['Image'],
  ['VPCUUID', 'VPC UUID'],
  ['Status'],
  ['Tags'],
  ['Features'],
  ['Volumes'],
  ['SizeSlug', 'Size Slug', 'hidden'],
];

const imageColumns: readonly DoctlColumn[] = [
  ['ID'],
  ['Name'],
  ['Type'],
  ['Distribution'],
  ['Slug'],
  ['Public'],
  ['MinDisk', 'Min Disk'],
];

const backupPolicyColumns: readonly DoctlColumn[] = [
  ['DropletID', 'Droplet ID'],
  ['BackupEnabled', 'Enabled'],
  ['BackupPolicyPlan', 'Plan'],
  ['BackupPolicyWeekday', 'Weekday'],
  ['BackupPolicyHour', 'Hour'],
  ['BackupPolicyWindowLengthHours', 'Window Length Hours'],
  ['BackupPolicyRetentionPeriodDays', 'Retention Period Days'],
  ['NextBackupWindowStart', 'Next Window Start'],
  ['NextBackupWindowEnd', 'Next Window End'],
];

const template = 'a template in the language Go; `-o json` and `--format` do its work';

export const dropletFacts: DoctlCommands = {
  'compute droplet actions': { aliases: ['a'], columns: actionColumns },
  'compute droplet backup-policies get': {
    flags: { template: string },
    columns: backupPolicyColumns,
    leftOut: { template },
  },
  'compute droplet backup-policies list': { aliases: ['ls'], columns: backupPolicyColumns },
  'compute droplet backup-policies list-supported': {
    columns: [
      ['Name'],
      ['PossibleWindowStarts', 'Possible Window Starts'],
      ['WindowLengthHours', 'Window Length Hours'],
      ['RetentionPeriodDays', 'Retention Period Days'],
      ['PossibleDays', 'Possible Days'],
    ],
  },
  'compute droplet backups': { aliases: ['b'], columns: imageColumns },
  'compute droplet create': {
    aliases: ['c'],
    flags: {
      'ssh-keys': strings,
      'user-data': string,
      'user-data-file': string,
      wait: bool,
      region: string,
      size: requiredString,
      image: requiredString,
      'enable-backups': bool,
      'backup-policy-plan': string,
      'backup-policy-weekday': string,
      'backup-policy-hour': int,
      'enable-ipv6': bool,
      'enable-private-networking': bool,
      'enable-monitoring': bool,
      'tag-name': string,
      'tag-names': strings,
      'vpc-uuid': string,
      'project-id': string,
      'droplet-agent': bool,
      volumes: strings,
    },
    columns: dropletColumns,
    added: ['wait-timeout'],
  },
  'compute droplet delete': { aliases: ['d', 'del', 'rm'], flags: { force, 'tag-name': string } },
  'compute droplet get': {
    aliases: ['g'],
    flags: { template: string },
    columns: dropletColumns,
    leftOut: { template },
  },
  'compute droplet kernels': { aliases: ['k'], columns: [['ID'], ['Name'], ['Version']] },
  'compute droplet list': {
    aliases: ['ls'],
    flags: { region: string, 'tag-name': string, gpus: bool },
    columns: dropletColumns,
  },
  'compute droplet neighbors': { aliases: ['n'], columns: dropletColumns },
  'compute droplet snapshots': { aliases: ['s'], columns: imageColumns },
  'compute droplet tag': { flags: { 'tag-name': requiredString } },
  'compute droplet untag': { flags: { 'tag-name': strings } },
};
