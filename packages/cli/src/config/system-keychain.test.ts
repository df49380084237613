import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { KeychainUnavailable } from './keychain.ts';
import { systemKeychain } from './system-keychain.ts';

/** A session bus that takes calls and answers none. */
async function openSilentBus(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'postern-bus-'));
  const path = join(folder, 'bus');
  const server = createServer(() => undefined).listen(path);
  onTestFinished(async () => {
    server.close();
    await rm(folder, { recursive: true });
  });
  return path;
}

/** What a list of processes shows. */
async function commandLines(): Promise<string> {
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const lines = ids.map((id) => readFile(join('/proc', id, 'cmdline'), 'utf8').catch(() => ''));
  return (await Promise.all(lines)).join('\n');
}

describe.runIf(process.platform === 'linux')('on Linux', () => {
  it('there is no keychain where there is no session bus, and nothing else is used in its place', async () => {
    const keychain = systemKeychain({ environment: { PATH: process.env['PATH'] }, patienceMs: 30_000 });
    await expect(keychain.write('entry', 'token')).rejects.toThrow(KeychainUnavailable);
    await expect(keychain.read('entry')).rejects.toThrow(KeychainUnavailable);
  });

  it('a keychain that does not answer is waited for only so long', async () => {
    const environment = { DBUS_SESSION_BUS_ADDRESS: `unix:path=${await openSilentBus()}` };
    const keychain = systemKeychain({ environment, patienceMs: 300 });
    await expect(keychain.read('entry')).rejects.toThrow('the keychain did not answer within 0.3 seconds');
  });

  it('what is kept stands in no list of processes while it is handed over', async () => {
    const environment = { DBUS_SESSION_BUS_ADDRESS: `unix:path=${await openSilentBus()}` };
    const keychain = systemKeychain({ environment, patienceMs: 1500 });
    const token = randomBytes(24).toString('hex');
    const writing = keychain.write('entry-of-a-test', token).catch((error: unknown) => error);
    await vi.waitFor(async () => expect(await commandLines()).toContain('keychain-process'), { timeout: 1400 });
    expect(await commandLines()).not.toContain(token);
    expect(await writing).toBeInstanceOf(KeychainUnavailable);
  });
});

it('is not asked where it is turned off', async () => {
  const keychain = systemKeychain({ environment: { POSTERN_NO_KEYCHAIN: '1' }, patienceMs: 1 });
  await expect(keychain.remove('entry')).rejects.toThrow('POSTERN_NO_KEYCHAIN is set');
});
