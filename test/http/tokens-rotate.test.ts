import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DATABASES } from '../support/stores.ts';
import { startTestServer, type TestAnswer, type TestServer } from '../support/test-server.ts';
import {
  findToken,
  FULL_ACCESS,
  mint,
  ownToken,
  problemIn,
  publicIdOf,
  rotate,
  statusOf,
} from '../support/token-calls.ts';

describe.each(DATABASES)('POST /v2/tokens/{id}/rotate on $name', (database) => {
  let server: TestServer;
  let owner: { id: number; secret: string };
  // Secrets are told apart by when they were made.
  beforeEach(() => server.clock.advance(1));
  beforeAll(async () => {
    server = await startTestServer({ database, withClock: true });
    owner = await server.issue(FULL_ACCESS);
  });
  afterAll(() => server.stop());

  const ask = (id: number, body?: unknown, token = owner.secret): Promise<TestAnswer> =>
    server.request('POST', `/v2/tokens/${id}/rotate`, { token, body });
  /** One after the other, because using a secret may end another. */
  const statuses = async (...secrets: readonly string[]): Promise<number[]> => {
    const seen: number[] = [];
    for (const secret of secrets) seen.push(await statusOf(server, secret));
    return seen;
  };
  const stampIn = (seconds: number): string =>
    `${new Date(server.clock.now() + seconds * 1000).toISOString().slice(0, 19)}Z`;

  it('201: the same token with another secret', async () => {
    const { token, secret } = await mint(server, owner.secret, { name: 'CI', scopes: ['tags:read'] });
    server.clock.advance(1);
    const rotated = await rotate(server, owner.secret, { id: token.id });
    expect(rotated.token).toEqual({ ...token, starts_with: `pat_v1_${publicIdOf(rotated.secret)}` });
    expect(rotated.secret).toMatch(/^pat_v1_[0-9A-Za-z]{64}$/);
    expect(publicIdOf(rotated.secret)).not.toBe(publicIdOf(secret));
    expect(Object.keys(rotated.answer.body).toSorted()).toEqual(['secret', 'token']);
  });

  it('201 without a body: an hour of overlap, which the first use of the new secret ends', async () => {
    const { token, secret } = await mint(server, owner.secret, { scopes: [] });
    server.clock.advance(1);
    const { body } = await ask(token.id);
    const renewed = body['secret'] as string;
    expect((await ownToken(server, secret)).secrets.map(({ retires_at }) => retires_at)).toEqual([stampIn(3600), null]);
    expect(await statuses(secret, secret)).toEqual([200, 200]);
    expect(await statuses(renewed)).toEqual([200]);
    expect(await statuses(secret, renewed)).toEqual([401, 200]);
    const [first, second] = (await ownToken(server, renewed)).secrets;
    expect([first?.retires_at, second?.retires_at]).toEqual([stampIn(0), null]);
  });

  it('201: both work during the overlap, when so chosen, and the old one ends with it', async () => {
    const { token, secret } = await mint(server, owner.secret, { scopes: [] });
    const renewed = await rotate(server, owner.secret, {
      id: token.id,
      overlap_seconds: 60,
      retire_on_first_use: false,
    });
    expect(await statuses(renewed.secret, secret, renewed.secret)).toEqual([200, 200, 200]);
    server.clock.advance(59);
    expect(await statuses(secret, renewed.secret)).toEqual([200, 200]);
    server.clock.advance(1);
    expect(await statuses(secret, renewed.secret)).toEqual([401, 200]);
  });

  it('201: ends the old secret at once for an overlap of nothing', async () => {
    const { token, secret } = await mint(server, owner.secret, { scopes: [] });
    expect(await statuses(secret)).toEqual([200]);
    const renewed = await rotate(server, owner.secret, { id: token.id, overlap_seconds: 0 });
    expect(await statuses(secret, renewed.secret)).toEqual([401, 200]);
  });

  it('201: asked again before the new secret was used, gives a fresh one and locks nobody out', async () => {
    const { token, secret } = await mint(server, owner.secret, { scopes: [] });
    const lost = await rotate(server, owner.secret, { id: token.id });
    const again = await rotate(server, owner.secret, { id: token.id });
    expect(await statuses(secret, lost.secret)).toEqual([200, 401]);
    expect(await statuses(again.secret)).toEqual([200]);
    expect(await statuses(secret, lost.secret, again.secret)).toEqual([401, 401, 200]);
  });

  it('201: a token rotates itself, and keeps on doing so', async () => {
    const { id, secret: first } = await server.issue(['token:update']);
    let secret = first;
    for (let round = 0; round < 3; round++) {
      server.clock.advance(1);
      const { secret: renewed } = await rotate(server, secret, { id });
      expect(await statuses(renewed, secret)).toEqual([200, 401]);
      secret = renewed;
    }
    expect((await ownToken(server, secret)).secrets).toHaveLength(4);
  });

  it.each(['compromised', 'leaked'])('201: %s ends the old secret and all descendants at once', async (reason) => {
    const parent = await server.issue(['tokens:write', 'tags:read']);
    const child = await mint(server, parent.secret, { scopes: ['tags:read'] });
    const spare = await rotate(server, parent.secret, { id: parent.id, retire_on_first_use: false });
    expect(await statuses(parent.secret, spare.secret, child.secret)).toEqual([200, 200, 200]);
    const renewed = await rotate(server, owner.secret, { id: parent.id, reason, overlap_seconds: 600 });
    expect(await statuses(parent.secret, spare.secret, child.secret, renewed.secret)).toEqual([401, 401, 401, 200]);
    expect(await findToken(server, child.token.id)).toMatchObject({ state: 'revoked', revocation_reason: reason });
  });

  it('lets no more than two secrets live', async () => {
    const { token, secret } = await mint(server, owner.secret, { scopes: [] });
    const secrets = [secret];
    for (let round = 0; round < 3; round++) {
      server.clock.advance(1);
      const { secret: next } = await rotate(server, owner.secret, { id: token.id, retire_on_first_use: false });
      expect(await statuses(next)).toEqual([200]);
      secrets.push(next);
    }
    expect(await statuses(...secrets)).toEqual([401, 401, 200, 200]);
  });

  it('keeps working for somebody when several ask at once', async () => {
    for (let round = 0; round < 5; round++) {
      const { token, secret } = await mint(server, owner.secret, { scopes: [] });
      const answers = await Promise.all(Array.from({ length: 4 }, () => ask(token.id)));
      const won = answers.filter(({ status }) => status === 201).map(({ body }) => body['secret'] as string);
      expect(won.length).toBeGreaterThanOrEqual(1);
      expect(answers.filter(({ status }) => status !== 201).map(({ body }) => body['id'])).toEqual(
        Array(4 - won.length).fill('conflict'),
      );
      const newest = (await ownToken(server, secret)).secrets.find(({ retires_at }) => retires_at === null)?.public_id;
      const last = won.filter((candidate) => publicIdOf(candidate) === newest);
      expect(last).toHaveLength(1);
      expect(await statuses(secret)).toEqual([200]);
      const others = won.filter((candidate) => !last.includes(candidate));
      expect(await statuses(...others)).toEqual(others.map(() => 401));
      expect(await statuses(...last)).toEqual([200]);
      expect(await statuses(secret, ...last)).toEqual([401, 200]);
    }
  });

  it('403: without token:update, and about what goes beyond the caller', async () => {
    const { token, secret } = await mint(server, owner.secret, { scopes: ['tags:read'] });
    expect(await ask(token.id, {}, secret)).toMatchObject({ status: 403, body: { missing: ['token:update'] } });
    const narrow = await server.issue(['tokens:write', 'tags:read']);
    const answer = await ask(owner.id, { reason: 'compromised' }, narrow.secret);
    expect([answer.status, problemIn(answer).exceeds?.map(({ field }) => field)]).toEqual([403, ['scopes']]);
    expect(answer.body['secret']).toBeUndefined();
    expect(await statuses(owner.secret)).toEqual([200]);
  });

  it('404 for a token that there is not, 422 for one that has ended', async () => {
    const { token } = await mint(server, owner.secret, { scopes: [] });
    await server.request('DELETE', `/v2/tokens/${token.id}`, { token: owner.secret });
    expect((await ask(99_999_999)).status).toBe(404);
    expect(await ask(token.id)).toMatchObject({ status: 422, body: { message: expect.stringContaining('revoked') } });
  });

  it.each([
    ['overlap_seconds', { overlap_seconds: -1 }],
    ['overlap_seconds', { overlap_seconds: 1.5 }],
    ['overlap_seconds', { overlap_seconds: '60' }],
    ['overlap_seconds', { overlap_seconds: 2_592_001 }],
    ['retire_on_first_use', { retire_on_first_use: 'yes' }],
    ['reason', { reason: 'bored' }],
    ['', '"compromised"'],
  ])('422 names the field %s: %j', async (field, body) => {
    const answer = await ask(owner.id, body);
    expect([answer.status, problemIn(answer).errors?.map((error) => error.field)]).toEqual([422, [field]]);
  });
});
