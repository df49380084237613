import { makeDataFolder } from '../../support/server-process.ts';
import type { CommandCalls } from '../command-call.ts';

const onAnyPort = async (...words: readonly string[]): Promise<readonly string[]> => [
  ...words,
  '--port',
  '0',
  '--data',
  await makeDataFolder(),
];
const onNewData = async (...words: readonly string[]): Promise<readonly string[]> => [
  ...words,
  '--data',
  await makeDataFolder(),
];

export const serverCalls: CommandCalls = {
  serve: { argv: () => onAnyPort('serve'), prints: /^$/, offline: true, served: true },
  demo: {
    argv: () => onAnyPort('demo'),
    prints: /^\nPostern is ready on http:\/\/127\.0\.0\.1:\d+\n/,
    offline: true,
    served: true,
  },
  'admin set-up-link': {
    argv: () => onNewData('admin', 'set-up-link'),
    prints: /^Your set-up link, .*\n {2}http:\/\/127\.0\.0\.1:7280\/set-up#[\w-]{43}\n$/,
    offline: true,
    atTerminal: true,
  },
  'admin owner-token': {
    argv: () => onNewData('admin', 'owner-token'),
    prints: /^Your owner token, shown this once:\n {2}pat_v1_\w{64}\n$/,
    offline: true,
    atTerminal: true,
  },
};
