import { actionColumns } from './action-facts.ts';
import {
  bool,
  force,
  int,
  requiredString,
  string,
  type DoctlColumn,
  type DoctlCommands,
  type DoctlNouns,
} from './doctl-command.ts';

export const networkNouns: DoctlNouns = {
  'compute domain': [],
  'compute domain records': [],
  'compute reserved-ip': ['fip', 'floating-ip', 'floating-ips', 'reserved-ips'],
  'compute reserved-ip-action': ['fipa', 'floating-ip-action', 'floating-ip-actions', 'reserved-ip-actions'],
  vpcs: [],
};

const domainColumns: readonly DoctlColumn[] = [['Domain'], ['TTL']];

const recordColumns: readonly DoctlColumn[] = [
  ['ID'],
  ['Type'],
  ['Name'],
  ['Data'],
  ['Priority'],
  ['Port'],
  ['TTL'],
  ['Weight'],
  ['Flags', 'Flags', 'hidden'],
  ['Tag', 'Tag', 'hidden'],
];

const recordFlags = {
  'record-type': string,
  'record-name': string,
  'record-data': string,
  'record-priority': int,
  'record-port': int,
  'record-ttl': int,
  'record-weight': int,
  'record-flags': int,
  'record-tag': string,
} as const;

const reservedIpColumns: readonly DoctlColumn[] = [
  ['IP'],
  ['Region'],
  ['DropletID', 'Droplet ID'],
  ['DropletName', 'Droplet Name'],
  ['ProjectID', 'Project ID'],
];

const vpcColumns: readonly DoctlColumn[] = [
  ['ID'],
  ['URN'],
  ['Name'],
  ['Description'],
  ['IPRange', 'IP Range'],
  ['Region'],
  ['Created', 'Created At'],
  ['Default'],
];

export const networkFacts: DoctlCommands = {
  'compute domain create': { aliases: ['c'], flags: { 'ip-address': string }, columns: domainColumns },
  'compute domain delete': { aliases: ['d', 'rm'], flags: { force } },
  'compute domain get': { aliases: ['g'], columns: domainColumns },
  'compute domain list': { aliases: ['ls'], columns: domainColumns },
  'compute domain records create': { aliases: ['c'], flags: recordFlags, columns: recordColumns },
  'compute domain records delete': { aliases: ['d', 'rm'], flags: { force } },
  'compute domain records list': { aliases: ['ls'], columns: recordColumns },
  'compute domain records update': {
    aliases: ['u'],
    flags: { 'record-id': int, ...recordFlags },
    columns: recordColumns,
  },
  'compute reserved-ip create': {
    aliases: ['c'],
    flags: { region: string, 'droplet-id': int, 'project-id': string },
    columns: reservedIpColumns,
  },
  'compute reserved-ip delete': { aliases: ['d', 'rm'], flags: { force } },
  'compute reserved-ip get': { aliases: ['g'], columns: reservedIpColumns },
  'compute reserved-ip list': { aliases: ['ls'], flags: { region: string }, columns: reservedIpColumns },
  'compute reserved-ip-action assign': { columns: actionColumns, added: ['wait', 'wait-timeout'] },
  'compute reserved-ip-action get': { columns: actionColumns },
  'compute reserved-ip-action unassign': { columns: actionColumns, added: ['wait', 'wait-timeout'] },
  'vpcs create': {
    aliases: ['c'],
    flags: { name: requiredString, description: string, 'ip-range': string, region: requiredString },
    columns: vpcColumns,
  },
  'vpcs delete': { aliases: ['d', 'rm'], flags: { force } },
  'vpcs get': { aliases: ['g'], columns: vpcColumns },
  'vpcs list': { aliases: ['ls'], columns: vpcColumns },
  'vpcs update': {
    aliases: ['u'],
    flags: { name: string, description: string, default: bool },
    columns: vpcColumns,
  },
};
