import type { AuditEntryBody } from '@postern/api';
import { findBrokenAuditEntry, type AuditEntry, type AuditEventName } from '@postern/engine';
import { createAccount } from '@postern/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DATABASES } from '../support/stores.ts';
import { startTestServer, type TestAnswer, type TestServer } from '../support/test-server.ts';
import { FULL_ACCESS, mint, publicIdOf, rotate, statusOf } from '../support/token-calls.ts';

describe.each(DATABASES)('GET /v2/audit on $name', (database) => {
  let server: TestServer;
  let owner: { id: number; secret: string };
  beforeAll(async () => {
    server = await startTestServer({ database });
    owner = await server.issue(FULL_ACCESS);
  });
  afterAll(() => server.stop());

  const read = async (query = '?per_page=200', token = owner.secret): Promise<AuditEntryBody[]> =>
    (await server.request('GET', `/v2/audit${query}`, { token })).body['audit'] as AuditEntryBody[];
  const newest = async (count: number): Promise<AuditEntryBody[]> => read(`?per_page=${count}`);
  const requestId = ({ headers }: TestAnswer): string => headers.get('x-request-id') ?? '';
  const actor = (): string => `token:${owner.id}`;

  /** From what the API answers alone: the fields that the hash covers, and the account, which a token knows of itself. */
  const entryOf = (accountId: number, body: AuditEntryBody): AuditEntry => ({
    accountId,
    sequence: body.sequence,
    at: new Date(body.at),
    event: body.event as AuditEventName,
    actor: body.actor,
    tokenId: body.token_id,
    tokenName: body.token_name,
    address: body.address,
    requestId: body.request_id,
    detail: body.detail,
    hash: body.hash,
    previousHash: body.previous_hash,
  });

  it('is read for one token alone, and for none that is another account’s', async () => {
    const { token, secret } = await mint(server, owner.secret, { scopes: [] });
    await server.request('POST', `/v2/tokens/${token.id}/rotate`, { token: owner.secret });
    await mint(server, owner.secret, { scopes: [] });
    const entries = await read(`?token_id=${token.id}`);
    expect(entries.map(({ event, token_id }) => [event, token_id])).toEqual([
      ['token.rotated', token.id],
      ['token.issued', token.id],
    ]);
    expect(await read('?token_id=4000000000')).toEqual([]);
    expect(await statusOf(server, secret)).toBe(200);
  });

  it('names who minted a token, from where, in which request, and all that it was given', async () => {
    const { token, answer } = await mint(server, owner.secret, {
      name: 'Spüle 🔑',
      scopes: ['tags:read'],
      allowed_ips: ['127.0.0.1'],
    });
    expect(await newest(1)).toEqual([
      {
        sequence: expect.any(Number),
        at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
        event: 'token.issued',
        actor: actor(),
        token_id: token.id,
        token_name: 'Spüle 🔑',
        address: '127.0.0.1',
        request_id: requestId(answer),
        detail: expect.objectContaining({ scopes: ['tags:read'], expires_at: null, allowed_ips: ['127.0.0.1'] }),
        hash: expect.stringMatching(/^[0-9a-f]{64}$/),
        previous_hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
    ]);
  });

  it('has an entry for every change of a token, and for every descendant that it changes', async () => {
    const parent = await server.issue(['tokens:write', 'tags:write']);
    const child = await mint(server, parent.secret, { scopes: ['tags:write'] });
    const narrowed = await server.request('PATCH', `/v2/tokens/${parent.id}`, {
      token: owner.secret,
      body: { scopes: ['tokens:write', 'tags:read'] },
    });
    expect(await newest(2)).toMatchObject([
      { event: 'token.narrowed', token_id: child.token.id, actor: actor(), detail: { narrowed_with: parent.id } },
      { event: 'token.updated', token_id: parent.id, actor: actor(), request_id: requestId(narrowed) },
    ]);

    const rotated = await rotate(server, parent.secret, { id: parent.id });
    await statusOf(server, rotated.secret);
    expect(await newest(2)).toMatchObject([
      { event: 'secret.first_used', token_id: parent.id, detail: { public_id: publicIdOf(rotated.secret) } },
      {
        event: 'token.rotated',
        actor: `token:${parent.id}`,
        request_id: requestId(rotated.answer),
        address: '127.0.0.1',
      },
    ]);

    const path = `/v2/tokens/${parent.id}`;
    const revoked = await server.request('DELETE', path, { token: owner.secret, body: { reason: 'leaked' } });
    await server.request('DELETE', path, { token: owner.secret });
    const both = await newest(2);
    expect(
      both.map(({ event, token_id, request_id, detail }) => [event, token_id, request_id, detail['reason']]),
    ).toEqual(
      expect.arrayContaining([
        ['token.revoked', parent.id, requestId(revoked), 'leaked'],
        ['token.revoked', child.token.id, requestId(revoked), 'leaked'],
      ]),
    );
  });

  it('has none for what was refused, nor for looking', async () => {
    const [before] = await newest(1);
    const narrow = await server.issue(['tokens:write']);
    await server.request('POST', '/v2/tokens', { token: narrow.secret, body: { name: 'x', scopes: ['write'] } });
    await server.request('DELETE', `/v2/tokens/99999999`, { token: narrow.secret });
    await server.request('GET', '/v2/tokens', { token: narrow.secret });
    expect((await newest(1))[0]?.sequence).toBe((before?.sequence ?? 0) + 1);
  });

  it('is a chain that anybody can verify from the answers, and that shows every change made to it', async () => {
    const { body } = await server.request('GET', '/v1/oauth/token/info', { token: owner.secret });
    const bodies = await read();
    const chain = bodies.toReversed().map((entry) => entryOf(body['resource_owner_id'] as number, entry));
    expect(chain.length).toBeGreaterThan(8);
    expect(chain.map(({ sequence }) => sequence)).toEqual(chain.map((_, index) => index + 1));
    expect(findBrokenAuditEntry(chain)).toBeNull();

    const middle = Math.floor(chain.length / 2);
    const victim = chain[middle] as AuditEntry;
    const forgeries: AuditEntry[] = [
      { ...victim, actor: 'person:mallory' },
      { ...victim, at: new Date(victim.at.getTime() + 1) },
      { ...victim, address: null },
      { ...victim, tokenName: `${victim.tokenName} ` },
      { ...victim, detail: { ...victim.detail, reason: 'superseded', extra: true } },
    ];
    for (const forgery of forgeries) expect(findBrokenAuditEntry(chain.with(middle, forgery))).toBe(forgery);
    expect(findBrokenAuditEntry(chain.toSpliced(middle, 1))).toBe(chain[middle + 1]);
  });

  it('is read newest first, in pages that fit together', async () => {
    const whole = await read();
    const pages = await Promise.all([1, 2, 3].map((page) => read(`?per_page=3&page=${page}`)));
    expect(pages.flat()).toEqual(whole.slice(0, 9));
  });

  it('holds no secret', async () => {
    const made = await mint(server, owner.secret, { scopes: [] });
    const rotated = await rotate(server, owner.secret, { id: made.token.id });
    const text = JSON.stringify(await read());
    expect(text).toContain(publicIdOf(rotated.secret));
    for (const secret of [made.secret, rotated.secret, owner.secret]) expect(text).not.toContain(secret.slice(17, 65));
  });

  it('403 without audit:read, whatever else the token may do', async () => {
    const { secret } = await server.issue(['write', 'read', 'account', 'billing', '2fa', 'tokens:write', 'actions']);
    const answer = await server.request('GET', '/v2/audit', { token: secret });
    expect(answer).toMatchObject({ status: 403, body: { missing: ['audit:read'], suggested_scope: 'audit:read' } });
  });

  it('shows an account its own trail alone', async () => {
    const stranger = { email: 'bob@example.com', name: 'Bob', createdAt: new Date() };
    const { id: accountId } = await createAccount(server.database.kysely, stranger);
    const bob = await server.issue(['audit:read'], { accountId });
    const entries = await read('', bob.secret);
    expect(entries.map(({ sequence, token_id }) => [sequence, token_id])).toEqual([[1, bob.id]]);
    expect(entries[0]?.previous_hash).toBe('0'.repeat(64));
  });
});
