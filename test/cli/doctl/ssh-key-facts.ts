import { force, requiredString, type DoctlColumn, type DoctlCommands, type DoctlNouns } from './doctl-command.ts';

export const sshKeyNouns: DoctlNouns = { 'compute ssh-key': ['k'] };

const columns: readonly DoctlColumn[] = [['ID'], ['Name'], ['FingerPrint']];

export const sshKeyFacts: DoctlCommands = {
  'compute ssh-key create': { aliases: ['c'], flags: { 'public-key': requiredString }, columns },
  'compute ssh-key delete': { aliases: ['d', 'rm'], flags: { force } },
  'compute ssh-key get': { aliases: ['g'], columns: [...columns, ['PublicKey', 'Public Key']] },
  'compute ssh-key import': { aliases: ['i'], flags: { 'public-key-file': requiredString }, columns },
  'compute ssh-key list': { aliases: ['ls'], columns },
  'compute ssh-key update': { aliases: ['u'], flags: { 'key-name': requiredString }, columns },
};
