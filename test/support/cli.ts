import { PassThrough } from 'node:stream';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '@postern/cli';
import type { Keychain } from '@postern/cli/keychain';
import { onTestFinished } from 'vitest';

export { CLI_BIN } from './server-process.ts';

/** What a command wrote, each stream by itself, and its exit code. */
export interface CliEnd {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CliOptions {
  /** Default: none. Goes into `POSTERN_TOKEN`. */
  readonly token?: string | undefined;
  /** Default: none. Goes into `POSTERN_API_URL`. */
  readonly origin?: string | undefined;
  /** Besides a home folder of the test's own. */
  readonly environment?: Readonly<Record<string, string>>;
  /** What is piped into it. Default: nothing. */
  readonly stdin?: string;
  /** Default: none. */
  readonly keychain?: Keychain;
  /** Whether its answer goes to a terminal. Default false. */
  readonly atTerminal?: boolean;
}

/** Runs a command line in this process, without a terminal, in a home of its own. */
export async function runCli(argv: readonly string[], options: CliOptions = {}): Promise<CliEnd> {
  const { token, origin, environment = {}, stdin = '', keychain, atTerminal = false } = options;
  const home = environment['HOME'] ?? (await makeHome());
  const stdout = Object.assign(new PassThrough(), { isTTY: atTerminal });
  const streams = { stdin: new PassThrough(), stdout, stderr: new PassThrough() };
  const written = { stdout: '', stderr: '' };
  streams.stdout.setEncoding('utf8').on('data', (text: string) => (written.stdout += text));
  streams.stderr.setEncoding('utf8').on('data', (text: string) => (written.stderr += text));
  streams.stdin.end(stdin);
  const code = await run(argv, {
    terminal: streams,
    ...(keychain !== undefined && { keychain }),
    environment: {
      HOME: home,
      POSTERN_NO_KEYCHAIN: '1',
      ...(token !== undefined && { POSTERN_TOKEN: token }),
      ...(origin !== undefined && { POSTERN_API_URL: origin }),
      ...environment,
    },
  });
  // What was written just now is read in a turn of its own.
  await new Promise((resolve) => setImmediate(resolve));
  return { code, ...written };
}

/** A home folder of a test's own, removed with it. */
export async function makeHome(): Promise<string> {
  const home = await mkdtemp(join(tmpdir(), 'postern-home-'));
  onTestFinished(() => rm(home, { recursive: true, force: true }));
  return home;
}
