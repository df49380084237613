import type { SshKey } from '@postern/api';
import { createAccount } from '@postern/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectProblem } from '../support/expect-problem.ts';
import { unusedPublicKey } from '../support/public-key.ts';
import { DATABASES } from '../support/stores.ts';
import { startTestServer, type TestAnswer, type TestServer } from '../support/test-server.ts';

const KEYS = '/v2/account/keys';

describe.each(DATABASES)('SSH keys on $name', (database) => {
  let server: TestServer;
  let token: string;
  let others: string;
  beforeAll(async () => {
    server = await startTestServer({ database });
    token = (await server.issue(['ssh_keys:write'])).secret;
    const stranger = { email: 'bob@example.com', name: 'Bob', createdAt: new Date() };
    const { id: accountId } = await createAccount(server.database.kysely, stranger);
    others = (await server.issue(['ssh_keys:write'], { accountId })).secret;
  });
  afterAll(() => server.stop());

  const ask = (method: string, path: string, body?: unknown): Promise<TestAnswer> =>
    server.request(method, path, { token, body });
  const create = (body: unknown, by = token): Promise<TestAnswer> => server.request('POST', KEYS, { token: by, body });
  const made = async (name: string, publicKey = unusedPublicKey()): Promise<SshKey> =>
    (await create({ name, public_key: publicKey })).body['ssh_key'] as SshKey;

  describe('POST /v2/account/keys', () => {
    it.each([
      ['with a comment', unusedPublicKey('digitalocean@ssh-acceptance-test')],
      ['without one', unusedPublicKey('')],
      ['with the end of its file', `${unusedPublicKey()}\n`],
      ['with blanks and letters of all kinds', `  ${unusedPublicKey('Grüße, 世界 \u{1f511}')} \r\n`],
    ])('201: keeps a key %s byte for byte', async (name, publicKey) => {
      const { status, body } = await create({ name, public_key: publicKey });
      expect([status, body]).toEqual([
        201,
        {
          ssh_key: {
            id: expect.any(Number),
            fingerprint: expect.stringMatching(/^([0-9a-f]{2}:){15}[0-9a-f]{2}$/),
            public_key: publicKey,
            name,
          },
        },
      ]);
      expect((await ask('GET', `${KEYS}/${(body['ssh_key'] as SshKey).id}`)).body).toEqual(body);
    });

    it('201: takes what clients send besides, and keys of one name', async () => {
      const extra = { id: 512_189, fingerprint: '3b:16', droplets: null };
      const [one, two] = [await create({ ...extra, name: 'twin', public_key: unusedPublicKey() }), await made('twin')];
      expect(one.status).toBe(201);
      expect(two.name).toBe('twin');
    });

    it('422: the account has the key already, under whatever name and comment', async () => {
      const publicKey = unusedPublicKey('');
      await made('first', publicKey);
      for (const again of [publicKey, `${publicKey} other\n`]) {
        const answer = await create({ name: 'second', public_key: again });
        expectProblem(answer, 422);
        expect(answer.body['message']).toBe('SSH Key is already in use on your account');
      }
      expect((await create({ name: 'theirs', public_key: publicKey }, others)).status).toBe(201);
    });

    it('makes a key once, however many ask for it at the same time', async () => {
      const body = { name: 'raced', public_key: unusedPublicKey() };
      const answers = await Promise.all(Array.from({ length: 8 }, () => create(body)));
      expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
      expect(answers.filter(({ status }) => status === 422)).toHaveLength(7);
    });

    it('422: says of a private key that it is one, and repeats nothing of it', async () => {
      const inner = Buffer.from('openssh-key-v1\0 not a key of anybody').toString('base64');
      const begin = ['-----BEGIN OPENSSH', 'PRIVATE KEY-----'].join(' ');
      const answer = await create({ name: 'oops', public_key: `${begin}\n${inner}\n` });
      expectProblem(answer, 422);
      expect(answer.body['message']).toMatch(/^public_key: this is a private key/);
      expect(JSON.stringify(answer.body)).not.toContain(inner.slice(0, 20));
    });

    it.each([
      ['public_key', { name: 'a', public_key: 'ssh-rsa AAAA' }],
      ['public_key', { name: 'a', public_key: 'ssh-rsa AEXAMPLEaC1yc2EAAAADAQABAAAAQQDDHr example' }],
      ['public_key', { name: 'a', public_key: '' }],
      ['public_key', { name: 'a', public_key: 7 }],
      ['public_key', { name: 'a', public_key: `${unusedPublicKey()} ${'x'.repeat(20_000)}` }],
      ['public_key', { name: 'a', public_key: `${unusedPublicKey()} nul\0` }],
      ['public_key', { name: 'a' }],
      ['name', { public_key: unusedPublicKey() }],
      ['name', { name: '', public_key: unusedPublicKey() }],
      ['name', { name: 'x'.repeat(256), public_key: unusedPublicKey() }],
      ['name', { name: 'two\nlines', public_key: unusedPublicKey() }],
    ])('422: names %s in what is wrong with %j', async (field, body) => {
      const answer = await create(body);
      expectProblem(answer, 422);
      expect(answer.body['errors']).toMatchObject([{ field }]);
    });
  });

  describe('GET /v2/account/keys', () => {
    it('lists the keys of the account, oldest first, page by page', async () => {
      const { id: accountId } = await createAccount(server.database.kysely, {
        email: 'cleo@example.com',
        name: 'Cleo',
        createdAt: new Date(),
      });
      const { secret } = await server.issue(['ssh_keys:write'], { accountId });
      const list = (query: string): Promise<TestAnswer> => server.request('GET', `${KEYS}${query}`, { token: secret });
      expect((await list('')).body).toEqual({ ssh_keys: [], links: {}, meta: { total: 0 } });
      for (const name of ['c', 'a', 'b']) await create({ name, public_key: unusedPublicKey() }, secret);
      const all = (await list('?page=1&per_page=200')).body;
      expect((all['ssh_keys'] as SshKey[]).map(({ name }) => name)).toEqual(['c', 'a', 'b']);
      const { ssh_keys: keys, meta, links } = (await list('?per_page=2&page=2')).body;
      expect([(keys as SshKey[]).map(({ name }) => name), meta]).toEqual([['b'], { total: 3 }]);
      expect(links).toEqual({
        pages: {
          first: `${server.origin}${KEYS}?per_page=2&page=1`,
          prev: `${server.origin}${KEYS}?per_page=2&page=1`,
        },
      });
    });
  });

  describe('one key, by its number or its fingerprint', () => {
    it('is shown, renamed and removed', async () => {
      const key = await made('laptop');
      const paths = [key.id, key.fingerprint, key.fingerprint.toUpperCase(), encodeURIComponent(key.fingerprint)];
      for (const [place, identifier] of paths.entries()) {
        const path = `${KEYS}/${identifier}`;
        const renamed = { ...key, name: `renamed-${place}` };
        expect(await ask('PUT', path, { name: renamed.name })).toMatchObject({
          status: 200,
          body: { ssh_key: renamed },
        });
        expect((await ask('GET', path)).body).toEqual({ ssh_key: renamed });
      }
      expect((await ask('DELETE', `${KEYS}/${key.fingerprint}`)).status).toBe(204);
      for (const method of ['GET', 'DELETE']) expectProblem(await ask(method, `${KEYS}/${key.id}`), 404);
      expectProblem(await ask('PUT', `${KEYS}/${key.id}`, { name: 'x' }), 404);
    });

    it('stays as it is when it is given no new name', async () => {
      const key = await made('desktop');
      for (const body of [{}, { name: null }, { public_key: unusedPublicKey(), id: 7 }]) {
        expect(await ask('PUT', `${KEYS}/${key.id}`, body)).toMatchObject({ status: 200, body: { ssh_key: key } });
      }
      expectProblem(await ask('PUT', `${KEYS}/${key.id}`, { name: '' }), 422);
    });

    it('can be added again after it was removed, under a number of its own', async () => {
      const key = await made('first');
      await ask('DELETE', `${KEYS}/${key.id}`);
      const again = await made('second', key.public_key);
      expect(again.fingerprint).toBe(key.fingerprint);
      expect(again.id).toBeGreaterThan(key.id);
    });

    it.each([
      '0',
      '-1',
      '1.5',
      'abc',
      '99999999999999999999',
      '3b:16',
      `${'3b:'.repeat(15)}3g`,
      '%00',
      'x'.repeat(500),
    ])('404: %s names none', async (identifier) => {
      expectProblem(await ask('GET', `${KEYS}/${identifier}`), 404);
    });

    it('404: the fingerprint of another account’s key names none', async () => {
      const publicKey = unusedPublicKey();
      const theirs = (await create({ name: 'theirs', public_key: publicKey }, others)).body['ssh_key'] as SshKey;
      for (const identifier of [theirs.id, theirs.fingerprint]) {
        const path = `${KEYS}/${identifier}`;
        for (const method of ['GET', 'DELETE']) expectProblem(await ask(method, path), 404);
        expectProblem(await ask('PUT', path, { name: 'mine' }), 404);
      }
      const kept = await server.request('GET', `${KEYS}/${theirs.id}`, { token: others });
      expect(kept.body).toEqual({ ssh_key: theirs });
    });
  });
});
