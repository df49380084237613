import { runCli, makeHome } from '../../support/cli.ts';
import type { CommandCalls, CommandWorld } from '../command-call.ts';

/** A home where two sign-ins were saved. */
async function signedInHome({ token, server }: CommandWorld): Promise<{ readonly HOME: string }> {
  const HOME = await makeHome();
  for (const name of ['default', 'work']) {
    await runCli(['auth', 'init', '--context', name], { token, origin: server.origin, environment: { HOME } });
  }
  return { HOME };
}

export const authCalls: CommandCalls = {
  'auth init': {
    argv: () => ['auth', 'init'],
    prints: /^Signed in to http:\/\/127\.0\.0\.1:\d+ as ada@example\.com \(account \d+\)\.\n/,
  },
  'auth list': {
    argv: () => ['auth', 'list'],
    environment: signedInHome,
    prints: /^Name {2,}API URL {2,}Token In\ndefault \(current\) {2,}http.* {2,}file\nwork {2,}http/,
    offline: true,
  },
  'auth switch': {
    argv: () => ['auth', 'switch', '--context', 'Work'],
    environment: signedInHome,
    prints: /^Now using "work"\.$/m,
    offline: true,
  },
  'auth remove': {
    argv: () => ['auth', 'remove', '--context', 'default'],
    environment: signedInHome,
    prints: /^Removed "default"\. Commands use "work"\.$/m,
    offline: true,
  },
  'auth status': {
    argv: () => ['auth', 'status'],
    prints: /^Server: {3}http.*, which accepts the token\nToken: {4}pat_v1_[0-9A-Za-z]{10}, from POSTERN_TOKEN\n/,
  },
};
