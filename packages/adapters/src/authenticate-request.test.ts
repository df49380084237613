import {
  createEngine,
  createMemoryStore,
  createPepperRing,
  createScopeCatalogue,
  createTokenFormat,
  issueToken,
  revokeToken,
  type Engine,
  type IssueRequest,
} from '@postern/engine';
import { beforeEach, describe, expect, it } from 'vitest';
import { authenticateRequest } from './authenticate-request.ts';

const BY = { actor: { kind: 'person', name: 'tester' } } as const;
const TOKEN_PERMISSIONS = ['token:read', 'token:create', 'token:update', 'token:delete'];
const NOW = Date.parse('2026-11-22T18:00:00Z');

let engine: Engine;
let now: number;
beforeEach(() => {
  now = NOW;
  engine = createEngine({
    store: createMemoryStore(),
    catalogue: createScopeCatalogue({
      permissions: TOKEN_PERMISSIONS.map((name) => ({ name, reads: name === 'token:read' })),
      scopes: [{ name: 'token:read', kind: 'fine', summary: '', sensitive: false, permissions: ['token:read'] }],
    }),
    format: createTokenFormat(),
    peppers: createPepperRing({ keyId: 'k1', key: new Uint8Array(32).fill(1) }),
    clock: { now: () => now },
  });
});

async function issue(restrictions: Partial<IssueRequest> = {}): Promise<{ id: number; token: string }> {
  const issued = await issueToken(engine, BY, { accountId: 1, name: 'a', scopes: ['token:read'], ...restrictions });
  if (!issued.ok) throw new Error(issued.refusal.code);
  return { id: issued.value.token.id, token: issued.value.secret.reveal() };
}
const ask = (token: string, address: string | null = '127.0.0.1') =>
  authenticateRequest(engine, { rawHeaders: ['Authorization', `Bearer ${token}`], address });

describe('a request', () => {
  it('comes from the token that it proves, at once when that is cached', async () => {
    const { id, token } = await issue();
    expect(await ask(token)).toMatchObject({ kind: 'authenticated', token: { tokenId: id, accountId: 1 } });
    expect(ask(token)).not.toBeInstanceOf(Promise);
    expect(ask(token)).toMatchObject({
      kind: 'authenticated',
      token: { tokenId: id, grant: { scopes: ['token:read'] } },
    });
  });

  it('comes from nobody without credentials, and from one of two with two', async () => {
    expect(await authenticateRequest(engine, { rawHeaders: [], address: null })).toEqual({ kind: 'no_credentials' });
    const rawHeaders = ['Authorization', 'Bearer a', 'authorization', 'Bearer a'];
    expect(await authenticateRequest(engine, { rawHeaders, address: null })).toEqual({ kind: 'ambiguous_credentials' });
  });

  it('is a guess, of which only the reason for the log differs', async () => {
    const { token } = await issue();
    const wrongDigit = token.endsWith('0') ? '1' : '0';
    expect(await ask('x')).toEqual({ kind: 'invalid_token', reason: 'malformed' });
    expect(await ask(token.slice(0, -1) + wrongDigit)).toEqual({ kind: 'invalid_token', reason: 'checksum' });
    const other = createEngine({ ...engine, store: createMemoryStore() });
    const stranger = await authenticateRequest(other, {
      rawHeaders: ['Authorization', `Bearer ${token}`],
      address: null,
    });
    expect(stranger).toEqual({ kind: 'invalid_token', reason: 'unknown' });
  });

  it('is told why a true secret is refused, when, and what it grants', async () => {
    const brief = await issue({ expiresAt: new Date(NOW + 1000) });
    const later = await issue({ notBefore: new Date(NOW + 5000) });
    const gone = await issue();
    const local = await issue({ allowedAddresses: ['10.0.0.0/8'] });
    await revokeToken(engine, BY, { accountId: 1, tokenId: gone.id });
    now = NOW + 1000;
    const refused = { kind: 'refused_token', scopes: ['token:read'] };
    expect(await ask(brief.token)).toEqual({
      ...refused,
      reason: 'expired',
      at: new Date(NOW + 1000),
      tokenId: brief.id,
    });
    expect(await ask(later.token)).toMatchObject({ ...refused, reason: 'not_yet_valid', at: new Date(NOW + 5000) });
    expect(await ask(gone.token)).toMatchObject({ ...refused, reason: 'revoked', at: new Date(NOW) });
    expect(await ask(local.token)).toMatchObject({ ...refused, reason: 'address_not_allowed', at: null });
    expect(await ask(local.token, '10.1.2.3')).toMatchObject({ kind: 'authenticated' });
    expect(await ask(local.token, null)).toMatchObject({ ...refused, reason: 'address_not_allowed' });
  });
});
