import { describe, expect, it } from 'vitest';
import { revokeTokens, type RevokeTokensRequest } from './revoke-tokens.ts';
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
  valueOf,
  verdictOf,
  type World,
} from './test-support/world.ts';

const revoke = (world: World, tokenIds: RevokeTokensRequest['tokenIds'], by = BY_PERSON) =>
  revokeTokens(world.engine, by, { accountId: ACCOUNT, tokenIds, reason: 'leaked' });

describe('revoking many tokens', () => {
  it('ends those that are named, with all that they minted, and no other', async () => {
    const world = createWorld();
    const parent = await issue(world, { scopes: ['account', 'token:create'] });
    const child = await issue(world, { scopes: ['account'] }, byToken(parent.token));
    const other = await issue(world);
    expect(valueOf(await revoke(world, [child.token.id, parent.token.id, parent.token.id]))).toBe(2);
    for (const ended of [parent, child]) expect(await verdictOf(world, ended)).toBe('revoked');
    expect(await verdictOf(world, other)).toBe('ok');
    const events = (await auditTrail(world)).filter(({ event }) => event === 'token.revoked');
    expect(events.map(({ tokenId, detail }) => [tokenId, detail['reason'], detail['cascaded_from']])).toEqual([
      [parent.token.id, 'leaked', null],
      [child.token.id, 'leaked', parent.token.id],
    ]);
  });

  it('ends every token of the account when all are meant, those that expired included, and none of another', async () => {
    const world = createWorld();
    const tokens = [await issue(world), await issue(world, { expiresAt: after(1) }), await issue(world)];
    const foreign = await issue(world, { accountId: OTHER_ACCOUNT });
    world.clock.pass(2);
    expect(valueOf(await revoke(world, 'all'))).toBe(3);
    expect(await Promise.all(tokens.map((token) => verdictOf(world, token)))).toEqual([
      'revoked',
      'revoked',
      'revoked',
    ]);
    expect(await verdictOf(world, foreign)).toBe('ok');
    expect(valueOf(await revoke(world, 'all'))).toBe(0);
  });

  it('ends none when one is not there', async () => {
    const world = createWorld();
    const token = await issue(world);
    const foreign = await issue(world, { accountId: OTHER_ACCOUNT });
    expect(refusalOf(await revoke(world, [token.token.id, foreign.token.id]))).toEqual({ code: 'token_not_found' });
    expect(await verdictOf(world, token)).toBe('ok');
  });

  it('by a token takes token:delete, and may end that token too', async () => {
    const world = createWorld();
    const narrow = await issue(world, { scopes: ['account'] });
    const refusal = refusalOf(await revoke(world, 'all', byToken(narrow.token)));
    expect(refusal).toEqual({ code: 'missing_permission', permission: 'token:delete' });
    const wide = await issue(world, { scopes: ['token:delete'] });
    expect(valueOf(await revoke(world, 'all', byToken(wide.token)))).toBe(2);
    expect(await verdictOf(world, wide)).toBe('revoked');
  });
});
