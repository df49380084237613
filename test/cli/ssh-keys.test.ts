import { afterAll, beforeAll, expect, it } from 'vitest';
import { runCli, type CliEnd } from '../support/cli.ts';
import { unusedPublicKey } from '../support/public-key.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';
import { writePublicKey } from './write-public-key.ts';

interface Key {
  readonly id: number;
  readonly name: string;
  readonly fingerprint: string;
  readonly public_key: string;
}

let server: TestServer;
let token: string;

beforeAll(async () => {
  server = await startTestServer();
  token = (await server.issue(['write'])).secret;
});
afterAll(() => server.stop());

const sshKey = (...words: readonly string[]): Promise<CliEnd> =>
  runCli(['compute', 'ssh-key', ...words], { token, origin: server.origin });
async function parsed(...words: readonly string[]): Promise<Key> {
  const { stdout } = await sshKey(...words, '-o', 'json');
  return (JSON.parse(stdout) as readonly [Key])[0];
}

it('a key is shown by its ID and by its fingerprint, with the key itself', async () => {
  const line = unusedPublicKey();
  const { id, fingerprint } = await parsed('create', 'laptop', '--public-key', line);
  for (const word of [String(id), fingerprint]) {
    expect(await sshKey('get', word, '--format', 'ID,PublicKey', '--no-header')).toEqual({
      code: 0,
      stdout: `${id}    ${line}\n`,
      stderr: '',
    });
  }
});

it('a key that is imported is sent as it stands in its file', async () => {
  const line = unusedPublicKey();
  const key = await parsed('import', 'desk', '--public-key-file', await writePublicKey(`${line}\n`));
  expect(key).toMatchObject({ name: 'desk', public_key: `${line}\n` });
});

it('a key that is imported without a name is called by its comment', async () => {
  const file = await writePublicKey(unusedPublicKey('ada at home'));
  expect(await parsed('import', '', '--public-key-file', file)).toMatchObject({ name: 'ada at home' });
});

it('a private key is not sent, in a file or on the command line', async () => {
  const text = '-----BEGIN OPENSSH PRIVATE KEY-----\nnot one\n-----END OPENSSH PRIVATE KEY-----\n';
  const ends = [
    await sshKey('import', 'oops', '--public-key-file', await writePublicKey(text)),
    await sshKey('create', 'oops', '--public-key', text),
  ];
  for (const { code, stdout, stderr } of ends) {
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('private key');
    expect(stderr).not.toContain('not one');
  }
  expect((await sshKey('list', '--format', 'Name', '--no-header')).stdout).not.toContain('oops');
});

it('a file that is not there is named', async () => {
  const { code, stdout, stderr } = await sshKey('import', 'gone', '--public-key-file', '/no/such/key.pub');
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain('"/no/such/key.pub" cannot be read (ENOENT)');
});

it('a text that is no key is refused by the server, whose words are said', async () => {
  const { code, stdout, stderr } = await sshKey('create', 'bad', '--public-key', 'ssh-ed25519 nonsense');
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toMatch(/^Error: .*key/i);
});

it('keys are renamed and deleted by either name', async () => {
  const one = await parsed('create', 'one', '--public-key', unusedPublicKey());
  const two = await parsed('create', 'two', '--public-key', unusedPublicKey());
  expect(await parsed('update', one.fingerprint, '--key-name', 'uno')).toMatchObject({ id: one.id, name: 'uno' });
  const { code, stdout, stderr } = await sshKey('rm', one.fingerprint, String(two.id), '-f');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toBe(`Deleted SSH key ${one.fingerprint}.\nDeleted SSH key ${two.id}.\n`);
  const ids = (await sshKey('list', '--format', 'ID', '--no-header')).stdout.split('\n');
  expect(ids).not.toEqual(expect.arrayContaining([String(one.id)]));
  expect(ids).not.toEqual(expect.arrayContaining([String(two.id)]));
});
