import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeHome, runCli, type CliEnd } from '../support/cli.ts';
import { forgeToken } from '../support/forged-token.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ withClock: true });
});

afterAll(() => server.stop());

/** A folder with these files. */
async function folderOf(files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const folder = await makeHome();
  for (const [path, content] of Object.entries(files)) {
    await mkdir(join(folder, path, '..'), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  return folder;
}

const label = (token: string): string => token.slice(0, 17);
const scanJson = async (argv: readonly string[], options: Parameters<typeof runCli>[1] = {}): Promise<Found[]> =>
  JSON.parse((await runCli(['scan', ...argv, '-o', 'json'], options)).stdout) as Found[];

interface Found {
  readonly token: string;
  readonly public_id: string;
  readonly state: string;
  readonly id?: number;
  readonly name?: string;
  readonly places: readonly { readonly file: string; readonly line: number; readonly column: number }[];
}

describe('postern scan', () => {
  it('ends with 0 and an empty table where there is no token', async () => {
    const folder = await folderOf({ 'a.txt': 'nothing here: pat_v1_' });
    const { code, stdout, stderr } = await runCli(['scan', folder]);
    expect({ code, stdout }).toEqual({ code: 0, stdout: 'Token    State    File    Line\n' });
    expect(stderr).toBe('1 file read. No token found.\n');
  });

  it('ends with 1, and names each place of each token, where nobody was asked', async () => {
    const [one, two] = [forgeToken('AAAAAAAAAA'), forgeToken('BBBBBBBBBB')];
    const json = JSON.stringify({ url: `https://x.example/?token=${one}&y`, other: [two] });
    const folder = await folderOf({ '.env': `\nTOKEN=${one}\n`, 'deep/er/config.json': json });
    const { code, stdout, stderr } = await runCli(['scan', folder, '--format', 'Token,State,File,Line,Column']);
    expect(code).toBe(1);
    expect(stdout.split('\n').map((line) => line.replaceAll(folder, '').split(/ {2,}/))).toEqual([
      ['Token', 'State', 'File', 'Line', 'Column'],
      [`${label(one)}…`, 'unchecked', '/.env', '2', '7'],
      [`${label(one)}…`, 'unchecked', '/deep/er/config.json', '1', String(json.indexOf(one) + 1)],
      [`${label(two)}…`, 'unchecked', '/deep/er/config.json', '1', String(json.indexOf(two) + 1)],
      [''],
    ]);
    expect(stderr).toBe('2 files read. 2 tokens found. No server was asked about them: --online does.\n');
  });

  it('reads binary files, and files larger than its memory for them', async () => {
    const token = forgeToken();
    const bytes = Buffer.alloc((1 << 20) + 40);
    const large = Buffer.concat([bytes, Buffer.from(`\n${token}\0`), bytes, Buffer.from(`\n\n${token}`)]);
    const found = await scanJson([await folderOf({ 'data.sqlite': large })]);
    expect(found).toMatchObject([
      {
        token: label(token),
        places: [
          { line: 2, column: 1 },
          { line: 4, column: 1 },
        ],
      },
    ]);
  });

  it('leaves out what .gitignore names, unless it is told to read that as well', async () => {
    const token = forgeToken();
    const folder = await folderOf({
      '.gitignore': '*.log\n',
      'a.log': token,
      'b/.gitignore': '!b.log',
      'b/b.log': token,
    });
    expect((await scanJson([folder]))[0]?.places).toMatchObject([{ file: join(folder, 'b/b.log') }]);
    expect((await scanJson([folder, '--no-ignore']))[0]?.places).toHaveLength(2);
  });

  it('finds a token in base64 where it is told to', async () => {
    const encoded = Buffer.from(`token:${forgeToken()}`).toString('base64');
    const folder = await folderOf({ 'secret.yaml': `data:\n  auth: ${encoded}\n` });
    expect(await scanJson([folder])).toEqual([]);
    expect(await scanJson([folder, '--base64'])).toMatchObject([{ places: [{ line: 2 }] }]);
  });

  it('reads standard input, by its sign or by an option, besides files', async () => {
    const token = forgeToken();
    const folder = await folderOf({ a: token });
    const stdin = `one\n two ${token}`;
    const piped = { file: 'standard input', line: 2, column: 6 };
    expect(await scanJson(['-'], { stdin })).toMatchObject([{ places: [piped] }]);
    expect(await scanJson(['--stdin'], { stdin })).toMatchObject([{ places: [piped] }]);
    expect((await scanJson(['-', folder], { stdin }))[0]?.places).toHaveLength(2);
  });

  it('finds other prefixes as well, or only those that it is told', async () => {
    const folder = await folderOf({ a: forgeToken() });
    expect(await scanJson([folder, '--prefix', 'dop'])).toEqual([]);
    expect(await scanJson([folder, '--prefix', 'dop,pat'])).toHaveLength(1);
  });

  it('says what it could not read, and reads on', async () => {
    const token = forgeToken();
    const folder = await folderOf({ a: token });
    await symlink(join(folder, 'missing'), join(folder, 'dangling'));
    const { code, stdout, stderr } = await runCli(['scan', join(folder, 'missing'), folder]);
    expect(code).toBe(1);
    expect(stdout).toContain(label(token));
    expect(stderr).toContain(`Could not read ${join(folder, 'missing')} (ENOENT).\n`);
  });

  it('names what it cannot read, and reads on', async () => {
    const folder = await folderOf({ a: forgeToken() });
    // Not one without permission: whoever may do everything may read that.
    await symlink('loop', join(folder, 'loop'));
    const { code, stdout, stderr } = await runCli(['scan', join(folder, 'loop'), join(folder, 'a')]);
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringMatching(/Could not read .*loop \(ELOOP\)/) });
    expect(stdout.trimEnd().split('\n')).toHaveLength(2);
  });

  it.each([
    [['--git', '--staged']],
    [['--range', 'main..topic']],
    [['--offline', '--online']],
    [['--offline', '--revoke', '--force']],
    [['--git', '-']],
    [['--prefix', 'Not a prefix']],
    [['--revoke']],
    [['-o', 'xml']],
  ])('refuses %j with 2', async (options) => {
    const { code, stdout, stderr } = await runCli(['scan', ...options]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^Error: \S.+\.\n/);
  });
});

describe('postern scan with a server', () => {
  const asked = (folder: string, more: readonly string[] = []): Promise<CliEnd> =>
    runCli(['scan', folder, '--online', ...more], { origin: server.origin });

  it('says of each token what the server knows, and ends with 1 where one works', async () => {
    const soon = new Date(server.clock.now() + 60_000);
    const live = await server.issue([], { name: 'Deploys' });
    const expired = await server.issue(['read'], { expiresAt: soon });
    const revoked = await server.issue(['read']);
    await server.request('DELETE', '/v2/tokens/self', { token: revoked.secret });
    server.clock.advance(120);
    const folder = await folderOf({ a: live.secret, b: expired.secret, c: revoked.secret, d: forgeToken() });
    const { code, stderr } = await asked(folder);
    expect(code).toBe(1);
    expect(stderr).toContain(`4 tokens found; at ${server.origin}: 1 live, 1 expired, 1 revoked, 1 unknown.`);
    const found = await scanJson([folder, '--online'], { origin: server.origin });
    expect(found.map(({ state }) => state)).toEqual(['live', 'expired', 'revoked', 'unknown']);
    expect(found[0]).toMatchObject({ id: live.id, name: 'Deploys' });
  });

  it('ends with 0 where none of them works', async () => {
    expect(await asked(await folderOf({ a: forgeToken() }))).toMatchObject({ code: 0 });
  });

  it('counts a token as live that works from elsewhere only, or later', async () => {
    const elsewhere = await server.issue(['read'], { allowedAddresses: ['192.0.2.1/32'] });
    const later = await server.issue(['read'], { notBefore: new Date(server.clock.now() + 3_600_000) });
    const folder = await folderOf({ a: elsewhere.secret, b: later.secret });
    const found = await scanJson([folder, '--online'], { origin: server.origin });
    expect(found.map(({ state }) => state)).toEqual(['live', 'pending']);
    expect(await asked(folder)).toMatchObject({ code: 1 });
  });

  it('sends nothing without a sign-in, or where it is told to', async () => {
    const folder = await folderOf({ a: (await server.issue(['read'])).secret });
    const { secret: token } = await server.issue(['read']);
    expect(await scanJson([folder], { origin: server.origin })).toMatchObject([{ state: 'unchecked' }]);
    expect(await scanJson([folder, '--offline'], { origin: server.origin, token })).toMatchObject([
      { state: 'unchecked' },
    ]);
    expect(await scanJson([folder], { origin: server.origin, token })).toMatchObject([{ state: 'live' }]);
  });

  it('says what it found though the server gives no answer', async () => {
    const folder = await folderOf({ a: forgeToken() });
    const options = { origin: 'http://127.0.0.1:1' };
    const { code, stdout, stderr } = await runCli(['scan', folder, '--online', '--http-retry-max', '0'], options);
    expect(code).toBe(7);
    expect(stdout).toMatch(/^pat_v1_\S+ +unchecked/m);
    expect(stderr).toContain('There is no answer from http://127.0.0.1:1');
  });
});

describe('postern scan --revoke', () => {
  const stateOf = async ({ secret }: { readonly secret: string }): Promise<number> =>
    (await server.request('GET', '/v2/tokens/self', { token: secret })).status;

  it('revokes by the token of the caller, as leaked', async () => {
    const leaked = await server.issue(['read'], { name: 'Leaked' });
    const caller = await server.issue(['tokens:write']);
    const folder = await folderOf({ a: leaked.secret, b: forgeToken() });
    const options = { origin: server.origin, token: caller.secret };
    const { code, stdout } = await runCli(['scan', folder, '--revoke', '-f'], options);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^pat_v1_\S+ +revoked .*a +1\npat_v1_\S+ +unknown/m);
    const { body } = await server.request('GET', `/v2/tokens/${leaked.id}`, { token: caller.secret });
    expect(body).toMatchObject({ token: { state: 'revoked', revocation_reason: 'leaked' } });
    expect(await runCli(['scan', folder], options)).toMatchObject({ code: 0 });
  });

  it('revokes by the token found where nobody is signed in, or the caller may not', async () => {
    const first = await server.issue([]);
    const second = await server.issue(['read']);
    const caller = await server.issue(['read']);
    await runCli(['scan', await folderOf({ a: first.secret }), '--revoke', '-f'], { origin: server.origin });
    expect(await stateOf(first)).toBe(401);
    const options = { origin: server.origin, token: caller.secret };
    await runCli(['scan', await folderOf({ a: second.secret }), '--revoke', '-f'], options);
    expect(await stateOf(second)).toBe(401);
    expect(await stateOf(caller)).toBe(200);
  });

  it('revokes what works from elsewhere only, which the caller finds by its beginning', async () => {
    const elsewhere = await server.issue(['read'], { allowedAddresses: ['192.0.2.1/32'] });
    const caller = await server.issue(['tokens:write']);
    const options = { origin: server.origin, token: caller.secret };
    const found = await scanJson([await folderOf({ a: elsewhere.secret }), '--revoke', '-f'], options);
    expect(found).toMatchObject([{ state: 'revoked' }]);
  });

  it('leaves as live what nobody here may revoke, and says so', async () => {
    const elsewhere = await server.issue(['read'], { allowedAddresses: ['192.0.2.1/32'] });
    const folder = await folderOf({ a: elsewhere.secret });
    const { code, stdout } = await runCli(['scan', folder, '--revoke', '-f'], { origin: server.origin });
    expect(code).toBe(1);
    expect(stdout).toMatch(/^pat_v1_\S+ +live/m);
  });
});

describe('what postern scan says', () => {
  it.each([[['-o', 'json']], [['-o', 'sarif']], [['--trace', '--verbose']], [['--revoke', '--force', '--trace']]])(
    'with %j holds no token',
    async (more) => {
      const live = await server.issue(['read']);
      const folder = await folderOf({ a: `${live.secret} ${forgeToken()}` });
      const { stdout, stderr } = await runCli(['scan', folder, '--online', ...more], { origin: server.origin });
      expect(stdout).toContain(label(live.secret));
      for (const secret of [live.secret, forgeToken()]) {
        expect(stdout + stderr).not.toContain(secret.slice(17, 40));
        expect(stdout + stderr).not.toContain(secret.slice(-20));
      }
    },
  );
});
