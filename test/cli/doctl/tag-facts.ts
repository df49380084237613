import { force, type DoctlColumn, type DoctlCommands, type DoctlNouns } from './doctl-command.ts';

export const tagNouns: DoctlNouns = { 'compute tag': [] };

const columns: readonly DoctlColumn[] = [['Name'], ['DropletCount', 'Droplet Count']];
const requiredStrings = { type: 'strings', required: true } as const;

export const tagFacts: DoctlCommands = {
  'compute tag apply': { flags: { resource: requiredStrings } },
  'compute tag create': { columns },
  'compute tag delete': { aliases: ['rm'], flags: { force } },
  'compute tag get': { columns },
  'compute tag list': { aliases: ['ls'], columns },
  'compute tag remove': { flags: { resource: requiredStrings } },
};
