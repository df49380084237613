import { text } from 'node:stream/consumers';
import process from 'node:process';
import { Entry } from '@napi-rs/keyring';

/**
 * A process of its own for one question to the keychain, because the library blocks while the keychain does not answer: nothing inside
 * this process could end it. The question comes on standard input, so that no token stands in a list of processes.
 */
interface Question {
  readonly action: 'write' | 'read' | 'remove';
  readonly entry: string;
  readonly token?: string;
}

const SERVICE = 'postern';

// The cast trusts system-keychain.ts, which is the only one to start this.
const question = JSON.parse(await text(process.stdin)) as Question;
try {
  process.stdout.write(JSON.stringify({ ok: true, token: answer(question) }));
} catch (error) {
  process.stdout.write(JSON.stringify({ ok: false, reason: error instanceof Error ? error.message : 'unknown' }));
}

function answer({ action, entry, token = '' }: Question): string | null {
  // Without a secret service the library would turn to the kernel, which forgets at the next start.
  const found = new Entry(SERVICE, entry, { linux: { store: 'secret-service' } });
  if (action === 'read') return found.getPassword();
  if (action === 'write') found.setPassword(token);
  else found.deleteCredential();
  return null;
}
