import { addPerson, PASSWORD } from '../../support/person.ts';
import { makeDataFolder } from '../../support/server-process.ts';
import type { CommandCalls, CommandWorld } from '../command-call.ts';

const onNewData = async (...words: readonly string[]): Promise<readonly string[]> => [
  ...words,
  '--data',
  await makeDataFolder(),
];
const onAnyPort = (...words: readonly string[]): Promise<readonly string[]> => onNewData(...words, '--port', '0');
/** On the folder of the server that runs. */
const beside = ({ server }: CommandWorld, ...words: readonly string[]): readonly string[] => [
  ...words,
  '--data',
  server.dataFolder,
];
const withPerson = async (world: CommandWorld, ...words: readonly string[]): Promise<readonly string[]> => {
  const { email } = await addPerson(world.server, { email: 'grace@example.com' });
  return beside(world, ...words, '--email', email);
};

export const serverCalls: CommandCalls = {
  serve: { argv: () => onAnyPort('serve'), prints: /^$/, offline: true, served: true },
  demo: {
    argv: () => onAnyPort('demo'),
    prints: /^\nPostern is ready on http:\/\/127\.0\.0\.1:\d+\n/,
    offline: true,
    served: true,
  },
  migrate: {
    argv: () => onNewData('migrate'),
    prints: /^The database is up to date: \d+ migrations ran\.\n$/,
    offline: true,
  },
  doctor: {
    argv: () => onNewData('doctor', '--port', '0'),
    prints: /^ok {4}Node\.js {10}\d+\.\d+\.\d+\n(?:(?:ok {2}|warn) {2}.*\n| {20,}.*\n)*$/,
    offline: true,
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
  'admin reset-password': {
    argv: (world) => withPerson(world, 'admin', 'reset-password', '--password-stdin'),
    stdin: `${PASSWORD} anew\n`,
    prints: /^grace@example\.com has a new password\. They were not signed in anywhere\.\n$/,
    offline: true,
  },
  'admin reset-two-factor': {
    argv: (world) => withPerson(world, 'admin', 'reset-two-factor', '--force'),
    prints: /^grace@example\.com has no second factor\. Nothing was changed\.\n$/,
    offline: true,
  },
  'admin rotate-pepper': {
    argv: (world) => beside(world, 'admin', 'rotate-pepper', '--force'),
    prints: /^Pepper p\w+ is the current one now\.\n/,
    offline: true,
  },
  'admin audit export': {
    argv: (world) => beside(world, 'admin', 'audit', 'export'),
    prints: /^\{"account_id":1,"sequence":1,.*"event":"token\.issued".*\}\n/,
    offline: true,
  },
  'admin audit verify': {
    argv: (world) => beside(world, 'admin', 'audit', 'verify'),
    prints: /^Account 1: entries 1 to \d+ hold\. The last hash is \w{64}\.\nThe trail holds: [\d,]+ entr(y|ies)\.\n$/,
    offline: true,
  },
};
