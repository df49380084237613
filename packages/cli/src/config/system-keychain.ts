import { spawn } from 'node:child_process';
import { extname } from 'node:path';
import process from 'node:process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import type { Environment } from '../terminal/terminal.ts';
import { KeychainUnavailable, type Keychain } from './keychain.ts';

interface SystemKeychainOptions {
  readonly environment: Environment;
  /** How long it may take; more where somebody may be asked to unlock it. */
  readonly patienceMs: number;
}

interface Answer {
  readonly ok: boolean;
  readonly token?: string | null;
  readonly reason?: string;
}

/** Asks the keychain in a process of its own, which is ended when no answer comes in time. */
export function systemKeychain(options: SystemKeychainOptions): Keychain {
  return {
    write: async (entry, token) => void (await ask({ action: 'write', entry, token }, options)),
    read: async (entry) => (await ask({ action: 'read', entry }, options)).token ?? null,
    remove: async (entry) => void (await ask({ action: 'remove', entry }, options)),
  };
}

async function ask(question: object, { environment, patienceMs }: SystemKeychainOptions): Promise<Answer> {
  if (environment['POSTERN_NO_KEYCHAIN']) throw new KeychainUnavailable('POSTERN_NO_KEYCHAIN is set');
  // Beside this file: `.ts` in the sources, `.js` once built.
  const script = fileURLToPath(new URL(`./keychain-process${extname(import.meta.url)}`, import.meta.url));
  const child = spawn(process.execPath, [script], {
    env: withoutTokens(environment),
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    child.kill('SIGKILL');
  }, patienceMs);
  // A process that ended early closes the pipe; what it said is read all the same.
  child.stdin.on('error', () => undefined);
  child.stdin.end(JSON.stringify(question));
  const ended = new Promise<void>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', () => resolve());
  });
  try {
    const [said] = await Promise.all([text(child.stdout), ended]);
    if (isLate) throw new KeychainUnavailable(`the keychain did not answer within ${patienceMs / 1000} seconds`);
    return accepted(said);
  } finally {
    clearTimeout(timer);
  }
}

function accepted(said: string): Answer {
  const answer = parse(said);
  if (answer?.ok === true) return answer;
  throw new KeychainUnavailable(answer?.reason ?? 'the keychain could not be asked');
}

function parse(said: string): Answer | null {
  try {
    // The cast trusts keychain-process.ts, which wrote it.
    return JSON.parse(said) as Answer;
  } catch {
    return null;
  }
}

/** It needs to find the keychain, and nothing else that this process was told. */
function withoutTokens(environment: Environment): NodeJS.ProcessEnv {
  const hidden = ['POSTERN_TOKEN', 'DIGITALOCEAN_ACCESS_TOKEN'];
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !hidden.includes(name)));
}
