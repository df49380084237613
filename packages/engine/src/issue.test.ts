import { describe, expect, it } from 'vitest';
import { issueToken, type IssueRequest } from './issue.ts';
import {
  ACCOUNT,
  after,
  auditTrail,
  BY_PERSON,
  byToken,
  createWorld,
  issue,
  refusalOf,
  reread,
  valueOf,
  verdictOf,
  type World,
} from './test-support/world.ts';
import type { Refusal } from './errors.ts';

async function refusalFor(world: World, wanted: Partial<IssueRequest>, request = BY_PERSON): Promise<Refusal> {
  return refusalOf(
    await issueToken(world.engine, request, { accountId: ACCOUNT, name: 'deploy', scopes: [], ...wanted }),
  );
}

describe('issuing', () => {
  it('writes down what was asked for, and who asked', async () => {
    const world = createWorld();
    const bounds = {
      scopes: ['droplets:read', 'account'],
      expiresAt: after(3600),
      notBefore: after(-60),
      allowedAddresses: ['192.0.2.0/24', '2001:db8::/32'],
      rateLimit: { limit: 100, windowSeconds: 60 },
    };
    const { token } = await issue(world, { name: 'CI für Köln', ...bounds });
    const rest = { id: token.id, accountId: ACCOUNT, parentId: null, version: 1, revocation: null };
    expect(token).toEqual({
      ...rest,
      ...bounds,
      name: 'CI für Köln',
      createdAt: after(0),
      createdBy: 'person:ada@example.com',
    });
    expect(await reread(world, token)).toEqual(token);
  });

  it('restricts nothing that was not asked for when a person asks', async () => {
    const { token } = await issue(createWorld());
    expect(token).toMatchObject({ expiresAt: null, notBefore: null, allowedAddresses: null, rateLimit: null });
  });

  it('keeps no secret: only its digest, under the current pepper', async () => {
    const world = createWorld();
    const { token, secret } = await issue(world);
    const kept = await world.store.inner.listSecrets(ACCOUNT, [token.id]);
    const plain = secret.reveal();
    expect(kept).toHaveLength(1);
    expect(kept[0]).toMatchObject({
      publicId: secret.publicId,
      pepperKeyId: 'k1',
      onFirstUse: 'nothing',
      retiresAt: null,
    });
    const everything = JSON.stringify([
      kept,
      token,
      await auditTrail(world),
      await world.store.inner.findCredential(secret.publicId),
    ]);
    expect(everything).not.toContain(plain.slice(17, 65));
    expect(everything).not.toContain(plain.slice(17, 30));
  });

  it('gives every token an id and a secret of its own', async () => {
    const world = createWorld();
    const issued = await Promise.all(Array.from({ length: 50 }, () => issue(world)));
    expect(new Set(issued.map(({ token }) => token.id)).size).toBe(50);
    expect(new Set(issued.map(({ secret }) => secret.reveal())).size).toBe(50);
    expect(new Set(issued.map(({ secret }) => secret.publicId)).size).toBe(50);
  });

  it('leaves nothing behind when it is refused or fails', async () => {
    const world = createWorld();
    await refusalFor(world, { scopes: ['nonsense'] });
    world.store.beforeCommit = () => Promise.reject(new Error('disk full'));
    await expect(issue(world)).rejects.toThrow('disk full');
    world.store.beforeCommit = null;
    expect(
      (await world.store.inner.listTokens(ACCOUNT, { state: 'all', now: after(0), limit: 9, offset: 0 })).total,
    ).toBe(0);
    expect(await auditTrail(world)).toEqual([]);
  });

  it('writes each scope and address once, in canonical form', async () => {
    const { token } = await issue(createWorld(), {
      scopes: ['account', 'droplets:read', 'account'],
      allowedAddresses: ['192.0.2.9/24', '192.0.2.0/24', '::ffff:192.0.2.7', '2001:DB8:0::1'],
    });
    expect(token.scopes).toEqual(['account', 'droplets:read']);
    expect(token.allowedAddresses).toEqual(['192.0.2.0/24', '192.0.2.7', '2001:db8::1']);
  });

  it('refuses scopes that are not in the catalogue, each with the nearest that is', async () => {
    const unknown = [
      { name: 'droplets:raed', nearest: 'droplets:read' },
      { name: '*', nearest: null },
    ];
    const refusal = await refusalFor(createWorld(), { scopes: ['droplets:raed', 'account', '*'] });
    expect(refusal).toEqual({ code: 'unknown_scope', unknown });
  });
});

describe('a name', () => {
  it.each([
    ['deploy', 'deploy'],
    ['  deploy \t', 'deploy'],
    ['x', 'x'],
    ['n'.repeat(255), 'n'.repeat(255)],
    ['Größe 東京 العربية עברית हिन्दी', 'Größe 東京 العربية עברית हिन्दी'],
    ['👩‍🚀 deploy 🇩🇪', '👩‍🚀 deploy 🇩🇪'],
    ["Robert'); DROP TABLE tokens;--", "Robert'); DROP TABLE tokens;--"],
    ['<script>alert(1)</script>', '<script>alert(1)</script>'],
  ])('may be %j', async (name, kept) => {
    expect((await issue(createWorld(), { name })).token.name).toBe(kept);
  });

  it.each([
    ['nothing', ''],
    ['spaces', ' \t\n '],
    ['too long', 'n'.repeat(256)],
    ['a NUL', 'a\0b'],
    ['a line break', 'a\nb'],
    ['a carriage return', 'a\r\nSet-Cookie: b'],
    ['an escape', 'a\u001b[31mb'],
    ['a C1 control', 'a\u0085b'],
    ['a line separator', 'a\u2028b'],
    ['an override of direction', 'a\u202eb'],
    ['an isolate of direction', 'a\u2067b'],
    ['a mark of direction', 'a\u200fb'],
    ['an Arabic letter mark', 'a\u061cb'],
    ['half a character', 'a\ud800b'],
    ['only what cannot be seen', '\u200b\u2060\u00ad'],
    ['only fillers', '\u3164\uffa0'],
    ['only joiners', '\u200d\u200c'],
    ['only tag characters', '\u{e0041}\u{e0042}'],
  ])('may not be %s', async (_what, name) => {
    expect(await refusalFor(createWorld(), { name })).toMatchObject({ code: 'invalid_field', field: 'name' });
  });
});

describe('restrictions that make no sense', () => {
  const day = 86_400;
  it.each<[string, string, Partial<IssueRequest>]>([
    ['an end that is now', 'expires_at', { expiresAt: after(0) }],
    ['an end that is past', 'expires_at', { expiresAt: after(-1) }],
    ['an end that is no time', 'expires_at', { expiresAt: new Date(Number.NaN) }],
    ['a beginning that is no time', 'not_before', { notBefore: new Date(Number.NaN) }],
    ['a beginning at the end', 'not_before', { notBefore: after(day), expiresAt: after(day) }],
    ['a beginning after the end', 'not_before', { notBefore: after(day + 1), expiresAt: after(day) }],
    ['no address at all', 'allowed_ips', { allowedAddresses: [] }],
    ['an address that is none', 'allowed_ips', { allowedAddresses: ['192.0.2.1', 'example.com'] }],
    ['an empty address', 'allowed_ips', { allowedAddresses: [''] }],
    ['too many addresses', 'allowed_ips', { allowedAddresses: Array.from({ length: 101 }, (_, i) => `192.0.2.${i}`) }],
    ['a limit of nothing', 'rate_limit', { rateLimit: { limit: 0, windowSeconds: 60 } }],
    ['a limit below nothing', 'rate_limit', { rateLimit: { limit: -1, windowSeconds: 60 } }],
    ['half a request', 'rate_limit', { rateLimit: { limit: 0.5, windowSeconds: 60 } }],
    ['no window', 'rate_limit', { rateLimit: { limit: 1, windowSeconds: 0 } }],
    ['an endless window', 'rate_limit', { rateLimit: { limit: 1, windowSeconds: Infinity } }],
  ])('are refused: %s', async (_what, field, wanted) => {
    const world = createWorld();
    expect(await refusalFor(world, wanted)).toMatchObject({ code: 'invalid_field', field });
    expect(await auditTrail(world)).toEqual([]);
  });
});

describe('the longest life allowed', () => {
  it('bounds every new token', async () => {
    const world = createWorld({ maxLifetimeSeconds: 3600 });
    for (const expiresAt of [undefined, null, after(3601)]) {
      expect(await refusalFor(world, { expiresAt })).toMatchObject({ code: 'invalid_field', field: 'expires_at' });
    }
    expect((await issue(world, { expiresAt: after(3600) })).token.expiresAt).toEqual(after(3600));
  });

  it('is met by a child that takes its parent’s end', async () => {
    const world = createWorld({ maxLifetimeSeconds: 3600 });
    const parent = await issue(world, { scopes: ['droplets:read', 'token:create'], expiresAt: after(3600) });
    expect((await issue(world, {}, byToken(parent.token))).token.expiresAt).toEqual(after(3600));
  });
});

describe('minting', () => {
  const bounds = {
    expiresAt: after(3600),
    notBefore: after(-60),
    allowedAddresses: ['192.0.2.0/24'],
    rateLimit: { limit: 100, windowSeconds: 60 },
  };

  it('gives the child its parent’s restrictions where it asks for none', async () => {
    const world = createWorld();
    const parent = await issue(world, { scopes: ['droplets:read', 'token:create'], ...bounds });
    const child = await issue(world, {}, byToken(parent.token));
    expect(child.token).toMatchObject({ ...bounds, parentId: parent.token.id, createdBy: `token:${parent.token.id}` });
    expect(await verdictOf(world, child, '192.0.2.7')).toBe('ok');
  });

  it.each<[string, Partial<IssueRequest>]>([
    ['expires_at', { expiresAt: null }],
    ['expires_at', { expiresAt: after(3601) }],
    ['not_before', { notBefore: null }],
    ['not_before', { notBefore: after(-61) }],
    ['allowed_ips', { allowedAddresses: null }],
    ['allowed_ips', { allowedAddresses: ['192.0.2.0/23'] }],
    ['allowed_ips', { allowedAddresses: ['192.0.2.1', '2001:db8::1'] }],
    ['rate_limit', { rateLimit: null }],
    ['rate_limit', { rateLimit: { limit: 101, windowSeconds: 60 } }],
    ['rate_limit', { rateLimit: { limit: 2, windowSeconds: 1 } }],
    ['scopes', { scopes: ['droplets:read', 'account'] }],
    ['scopes', { scopes: ['droplet:create'] }],
    ['scopes', { scopes: ['read'] }],
  ])('refuses a child whose %s goes beyond its parent’s', async (field, wanted) => {
    const world = createWorld();
    const parent = await issue(world, { scopes: ['droplets:read', 'token:create'], ...bounds });
    const refusal = await refusalFor(world, wanted, byToken(parent.token));
    expect(refusal).toMatchObject({ code: 'exceeds_grant', exceeds: [expect.objectContaining({ field })] });
  });

  it('names every way in which the child goes too far', async () => {
    const world = createWorld();
    const parent = await issue(world, { scopes: ['droplets:read', 'token:create'], ...bounds });
    const wanted = { scopes: ['account'], expiresAt: null, notBefore: null, allowedAddresses: null, rateLimit: null };
    const refusal = await refusalFor(world, wanted, byToken(parent.token));
    const fields = refusal.code === 'exceeds_grant' ? refusal.exceeds.map(({ field }) => field) : [];
    expect(fields).toEqual(['scopes', 'expires_at', 'not_before', 'allowed_ips', 'rate_limit']);
    expect(refusal).toMatchObject({
      exceeds: [expect.objectContaining({ permissions: ['account:read'] }), {}, {}, {}, {}],
    });
  });

  it.each(['token:create', 'token:update', 'token:delete', 'tokens:write'])('never hands on %s', async (scope) => {
    const world = createWorld();
    const parent = await issue(world, { scopes: ['droplets:read', 'tokens:write'] });
    expect(await refusalFor(world, { scopes: [scope] }, byToken(parent.token))).toMatchObject({
      code: 'exceeds_grant',
    });
    expect(
      (await issue(world, { scopes: ['token:read', 'droplets:read'] }, byToken(parent.token))).token.scopes,
    ).toContain('token:read');
  });

  it('needs token:create, now', async () => {
    const world = createWorld();
    const without = await issue(world, { scopes: ['write', 'token:update', 'token:delete', 'token:read'] });
    const missing = { code: 'missing_permission', permission: 'token:create' };
    expect(await refusalFor(world, {}, byToken(without.token))).toEqual(missing);
    expect(await refusalFor(world, {}, byToken({ id: 4711 }))).toEqual({ code: 'actor_not_active' });
    const outcome = await issueToken(world.engine, byToken(without.token), { accountId: 2, name: 'n', scopes: [] });
    expect(refusalOf(outcome)).toEqual({ code: 'actor_not_active' });
  });

  it('may give nothing', async () => {
    const world = createWorld();
    const parent = await issue(world, { scopes: ['token:create'] });
    const child = valueOf(
      await issueToken(world.engine, byToken(parent.token), { accountId: ACCOUNT, name: 'n', scopes: [] }),
    );
    expect([child.token.scopes, await verdictOf(world, child)]).toEqual([[], 'ok']);
  });
});
