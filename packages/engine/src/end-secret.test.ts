import { describe, expect, it } from 'vitest';
import { endSecret } from './end-secret.ts';
import type { IssuedToken } from './issue.ts';
import { revokeToken } from './revoke.ts';
import { rotateToken, type RotateRequest } from './rotate.ts';
import {
  ACCOUNT,
  after,
  auditTrail,
  BY_PERSON,
  byToken,
  createWorld,
  issue,
  OTHER_ACCOUNT,
  refusalOf,
  reread,
  valueOf,
  verdictOf,
  type World,
} from './test-support/world.ts';
import type { Outcome } from './errors.ts';
import type { TokenRecord } from './token.ts';

const HALF_AN_HOUR = 1800;

function rotate(world: World, { token }: IssuedToken, wanted: Partial<RotateRequest> = {}): Promise<IssuedToken> {
  const asked = { accountId: ACCOUNT, tokenId: token.id, retireOnFirstUse: false, ...wanted };
  return rotateToken(world.engine, BY_PERSON, asked).then(valueOf);
}

function end(world: World, { token, secret }: IssuedToken, request = BY_PERSON): Promise<Outcome<TokenRecord>> {
  return endSecret(world.engine, request, {
    accountId: ACCOUNT,
    tokenId: token.id,
    publicId: secret.publicId,
  });
}

async function verdictsOf(world: World, ...issued: IssuedToken[]): Promise<string[]> {
  const verdicts: string[] = [];
  for (const each of issued) verdicts.push(await verdictOf(world, each));
  return verdicts;
}

describe('ending a retiring secret', () => {
  it('ends it at once, cached or not, and leaves the new one', async () => {
    const world = createWorld();
    const old = await issue(world);
    const fresh = await rotate(world, old);
    expect(await verdictsOf(world, old, fresh)).toEqual(['ok', 'ok']);
    world.clock.pass(HALF_AN_HOUR);
    valueOf(await end(world, old));
    expect(await verdictsOf(world, old, fresh)).toEqual(['retired', 'ok']);
  });

  it('also before the new one was ever used, which then still works', async () => {
    const world = createWorld();
    const old = await issue(world);
    const fresh = await rotate(world, old, { retireOnFirstUse: true });
    valueOf(await end(world, old));
    expect(await verdictsOf(world, old, fresh)).toEqual(['retired', 'ok']);
  });

  it('raises the version of the token, so that a rotation under way gives way', async () => {
    const world = createWorld();
    const old = await issue(world);
    const fresh = await rotate(world, old);
    expect(valueOf(await end(world, old)).version).toBe(fresh.token.version + 1);
  });

  it('is written to the trail, with who did it and which secret it was', async () => {
    const world = createWorld();
    const old = await issue(world);
    await rotate(world, old);
    valueOf(await end(world, old));
    expect((await auditTrail(world)).at(-1)).toMatchObject({
      event: 'secret.ended',
      actor: 'person:ada@example.com',
      tokenId: old.token.id,
      tokenName: 'deploy',
      address: '192.0.2.1',
      requestId: 'r-1',
      detail: { public_id: old.secret.publicId },
    });
  });

  it('changes nothing when it has ended already: neither its time nor the trail', async () => {
    const world = createWorld();
    const old = await issue(world);
    await rotate(world, old);
    valueOf(await end(world, old));
    const trail = await auditTrail(world);
    const token = await reread(world, old.token);
    const secrets = await world.store.inner.listSecrets(ACCOUNT, [old.token.id]);
    world.clock.pass(60);
    expect(valueOf(await end(world, old))).toEqual(token);
    expect(await auditTrail(world)).toEqual(trail);
    expect(await world.store.inner.listSecrets(ACCOUNT, [old.token.id])).toEqual(secrets);
  });

  it('in another process holds here too, once it is asked for again', async () => {
    const world = createWorld();
    const old = await issue(world);
    await rotate(world, old);
    expect(await verdictOf(world, old)).toBe('ok');
    const other = createWorld({ observed: world.store, clock: world.clock });
    valueOf(await end(other, old));
    valueOf(await end(world, old));
    expect(await verdictOf(world, old)).toBe('retired');
  });
});

describe('a secret is not ended', () => {
  it('when it is the one that stays, used or not', async () => {
    const world = createWorld();
    const only = await issue(world);
    expect(refusalOf(await end(world, only))).toEqual({ code: 'secret_not_retiring' });
    const fresh = await rotate(world, only);
    expect(refusalOf(await end(world, fresh))).toEqual({ code: 'secret_not_retiring' });
    expect(await verdictsOf(world, only, fresh)).toEqual(['ok', 'ok']);
    expect(refusalOf(await end(world, fresh))).toEqual({ code: 'secret_not_retiring' });
  });

  it('when it is of another token, or the token of another account, or is not there', async () => {
    const world = createWorld();
    const old = await issue(world);
    await rotate(world, old);
    const stranger = await issue(world);
    const place = { accountId: ACCOUNT, tokenId: old.token.id, publicId: old.secret.publicId };
    for (const [wanted, code] of [
      [{ ...place, tokenId: stranger.token.id }, 'secret_not_found'],
      [{ ...place, publicId: '0000000000' }, 'secret_not_found'],
      [{ ...place, accountId: OTHER_ACCOUNT }, 'token_not_found'],
      [{ ...place, tokenId: 4711 }, 'token_not_found'],
    ] as const) {
      expect(refusalOf(await endSecret(world.engine, BY_PERSON, wanted))).toEqual({ code });
    }
    expect(await verdictOf(world, old)).toBe('ok');
  });

  it('of a token that is over', async () => {
    const world = createWorld();
    const [expired, revoked] = [await issue(world, { expiresAt: after(60) }), await issue(world)];
    await rotate(world, expired);
    await rotate(world, revoked);
    valueOf(await revokeToken(world.engine, BY_PERSON, { accountId: ACCOUNT, tokenId: revoked.token.id }));
    world.clock.pass(60);
    expect(refusalOf(await end(world, expired))).toEqual({ code: 'token_not_active', state: 'expired' });
    expect(refusalOf(await end(world, revoked))).toEqual({ code: 'token_not_active', state: 'revoked' });
  });

  it('when it cannot be written', async () => {
    const world = createWorld();
    const old = await issue(world);
    await rotate(world, old);
    world.store.beforeCommit = () => Promise.reject(new Error('disk full'));
    await expect(end(world, old)).rejects.toThrow('disk full');
    world.store.beforeCommit = null;
    expect(await verdictOf(world, old)).toBe('ok');
  });
});

describe('a token that ends secrets', () => {
  it('may end its own old one when it may update tokens', async () => {
    const world = createWorld();
    const old = await issue(world, { scopes: ['token:update'] });
    await rotate(world, old);
    valueOf(await end(world, old, byToken(old.token)));
    expect(await verdictOf(world, old)).toBe('retired');
  });

  it('may not without token:update, nor of a token that goes beyond it, nor once it is over itself', async () => {
    const world = createWorld();
    const old = await issue(world, { scopes: ['droplets:write'] });
    await rotate(world, old);
    const without = await issue(world, { scopes: ['token:create', 'token:delete', 'droplets:write'] });
    const lesser = await issue(world, { scopes: ['token:update', 'droplets:read'] });
    const over = await issue(world, { scopes: ['token:update', 'droplets:write'] });
    valueOf(await revokeToken(world.engine, BY_PERSON, { accountId: ACCOUNT, tokenId: over.token.id }));
    const refusals = [];
    for (const { token } of [without, lesser, over]) refusals.push(refusalOf(await end(world, old, byToken(token))));
    expect(refusals).toMatchObject([
      { code: 'missing_permission', permission: 'token:update' },
      { code: 'exceeds_grant' },
      { code: 'actor_not_active' },
    ]);
    expect(await verdictOf(world, old)).toBe('ok');
  });
});
