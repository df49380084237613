import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTerminal, type Terminal } from '../process/terminal.ts';
import { CLI_BIN, makeHome } from '../support/cli.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';

const YES = 'y';
const NO = 'n';
const CTRL_C = '\x03';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});

afterAll(() => server.stop());

async function scanAtTerminal(parameters: readonly string[]): Promise<Terminal> {
  const environment = { HOME: await makeHome(), POSTERN_API_URL: server.origin, POSTERN_NO_KEYCHAIN: '1' };
  return openTerminal(process.execPath, [CLI_BIN, 'scan', ...parameters], environment);
}

/** A folder with a token in it that works. */
async function leak(): Promise<{ readonly folder: string; readonly secret: string }> {
  const { secret } = await server.issue(['read'], { name: 'Leaked' });
  const folder = await makeHome();
  await writeFile(join(folder, '.env'), `TOKEN=${secret}\n`);
  return { folder, secret };
}

const works = async (secret: string): Promise<boolean> =>
  (await server.request('GET', '/v2/tokens/self', { token: secret })).status === 200;

describe('postern scan --revoke at a terminal', () => {
  it('shows what it would revoke, asks, and revokes', async () => {
    const { folder, secret } = await leak();
    const terminal = await scanAtTerminal([folder, '--revoke']);
    await terminal.waitFor(/pat_v1_\w{10}… "Leaked" \(ID \d+\) in \S+\.env:1/);
    await terminal.waitFor(/Revoke this token, and what it minted\?/);
    expect(await works(secret)).toBe(true);
    terminal.type(YES);
    expect(await terminal.exitCode).toBe(1);
    expect(terminal.text()).toMatch(/pat_v1_\w{10}… +\S*revoked/);
    expect(terminal.text()).not.toContain(secret.slice(17, 40));
    expect(await works(secret)).toBe(false);
  });

  it.each([
    ['No', NO],
    ['Ctrl-C', CTRL_C],
  ])('revokes nothing at %s, and says what it found all the same', async (_, key) => {
    const { folder, secret } = await leak();
    const terminal = await scanAtTerminal([folder, '--revoke']);
    await terminal.waitFor(/Revoke this token/);
    terminal.type(key);
    expect(await terminal.exitCode).toBe(130);
    expect(terminal.text()).toMatch(/pat_v1_\w{10}… +\S*live/);
    expect(await works(secret)).toBe(true);
  });
});

describe('the progress of a scan', () => {
  it('is one line at a terminal, and is gone at the end', async () => {
    const folder = await makeHome();
    for (let part = 0; part < 60; part++) {
      await mkdir(join(folder, `part-${part}`));
      const files = Array.from({ length: 100 }, (_, at) => join(folder, `part-${part}`, `file-${at}`));
      await Promise.all(files.map((file) => writeFile(file, 'x'.repeat(20_000))));
    }
    const terminal = await scanAtTerminal([folder, '--offline']);
    expect(await terminal.exitCode).toBe(0);
    const text = terminal.text();
    expect(text).toContain('6000 files read. No token found.');
    const shown = text.lastIndexOf(' MB), 0 found');
    expect(text.slice(shown)).toContain('\r\u{1b}[K');
  }, 60_000);
});
