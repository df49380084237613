import { scopeCatalogue } from '@postern/api';
import type { TokenRecord } from '@postern/engine';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DATABASES } from '../support/stores.ts';
import { startTestServer, type TestAnswer, type TestServer } from '../support/test-server.ts';
import { FULL_ACCESS, ownToken } from '../support/token-calls.ts';
import {
  limitsAsked,
  liesWithin,
  makeToken,
  scopesOf,
  TOKEN_KINDS,
  type MadeToken,
  type TokenKind,
} from '../support/token-kinds.ts';

/** What one token asks about another, and which statuses the rules allow for it: written out here, not computed by the product. */
interface Deed {
  readonly name: string;
  act(server: TestServer, caller: MadeToken, target: { made: MadeToken; kind: TokenKind }): Promise<TestAnswer>;
  expected(caller: TokenKind, target: TokenKind, isSelf: 'self' | 'other'): number | readonly number[];
}

const managesTokens = ({ powers }: TokenKind): boolean => powers.includes('T');
const without = (kind: TokenKind, power: string): TokenKind => ({ ...kind, powers: kind.powers.replace(power, '') });

/** Whoever is revoked is nobody; whoever has no power over tokens is forbidden. */
const gate = (caller: TokenKind): number | null => (caller.isRevoked ? 401 : managesTokens(caller) ? null : 403);

const minting = (name: string, shapeOf: (target: TokenKind) => TokenKind): Deed => ({
  name,
  act: (server, caller, { kind }) => {
    const body = { name: 'Minted', scopes: scopesOf(shapeOf(kind).powers), ...limitsAsked(kind) };
    return server.request('POST', '/v2/tokens', { token: caller.secret, body });
  },
  expected: (caller, target) => {
    const shape = shapeOf(target);
    return gate(caller) ?? (managesTokens(shape) || !liesWithin(shape, caller) ? 403 : 201);
  },
});

const patching = (name: string, body: object, mayBe: (caller: TokenKind, target: TokenKind) => boolean): Deed => ({
  name,
  act: (server, caller, { made }) => server.request('PATCH', `/v2/tokens/${made.id}`, { token: caller.secret, body }),
  expected: (caller, target) =>
    gate(caller) ?? (!liesWithin(target, caller) ? 403 : target.isRevoked ? 422 : mayBe(caller, target) ? 200 : 403),
});

const DEEDS: readonly Deed[] = [
  minting('mint one like it', (target) => target),
  minting('mint one like it but for token management', (target) => without(target, 'T')),
  patching('rename', { name: 'Renamed' }, () => true),
  // Power over tokens is never passed on, and no child outgrows its parent, whoever asks.
  patching(
    'widen to everything',
    { scopes: FULL_ACCESS },
    (caller, target) => caller.powers.includes('X') && managesTokens(target) && !target.isChild,
  ),
  patching(
    'lift its limits',
    { expires_at: null, allowed_ips: null, rate_limit: null },
    (caller) => caller.limits.length === 0,
  ),
  {
    name: 'rotate',
    act: (server, caller, { made }) =>
      server.request('POST', `/v2/tokens/${made.id}/rotate`, { token: caller.secret, body: { reason: 'compromised' } }),
    // Of a token that has ended and is out of reach besides, either may be said.
    expected: (caller, target) => {
      const reach = liesWithin(target, caller) ? 201 : 403;
      return gate(caller) ?? (target.isRevoked ? [422, reach].filter((status) => status !== 201) : reach);
    },
  },
  {
    name: 'revoke',
    act: (server, caller, { made }) => server.request('DELETE', `/v2/tokens/${made.id}`, { token: caller.secret }),
    expected: (caller, _, isSelf) => (!caller.isRevoked && isSelf === 'self' ? 204 : (gate(caller) ?? 204)),
  },
];

const CELLS = TOKEN_KINDS.flatMap((caller) => [
  { caller, target: caller, isSelf: 'self' as const },
  ...TOKEN_KINDS.map((target) => ({ caller, target, isSelf: 'other' as const })),
]);

describe.each(DATABASES)('every token about every token on $name', (database) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer({ database });
  });
  afterAll(() => server.stop());

  const read = async ({ id }: MadeToken): Promise<TokenRecord> => {
    const token = await server.engine.store.findToken(server.account.id, id);
    if (token === undefined) throw new Error('The token is gone.');
    return token;
  };
  const permissionsOf = ({ scopes }: Pick<TokenRecord, 'scopes'>): string[] =>
    scopeCatalogue.namesOf(scopeCatalogue.grantOf(scopes).permissions);

  /** Nothing that `after` may do goes beyond what it or the caller could do before. */
  const gains = (before: TokenRecord, after: TokenRecord, caller: TokenRecord): string[] => {
    const had = new Set([...permissionsOf(before), ...permissionsOf(caller)]);
    const limits = ['expiresAt', 'allowedAddresses', 'rateLimit'] as const;
    const loosened = limits.filter(
      (limit) => before[limit] !== null && after[limit] === null && caller[limit] !== null,
    );
    return [...permissionsOf(after).filter((name) => !had.has(name)), ...loosened];
  };

  /** What the secret in an answer opens that its asker could not. */
  const learned = async (answer: TestAnswer, caller: TokenRecord): Promise<string[]> => {
    const secret = answer.body['secret'];
    if (typeof secret !== 'string') return [];
    const had = permissionsOf(caller);
    const { permissions } = await ownToken(server, secret);
    return permissions.filter((name) => !had.includes(name));
  };

  it.each(DEEDS)('may or may not $name, and never gains by it', async ({ act, expected }) => {
    const wrong: unknown[] = [];
    for (const { caller, target, isSelf } of CELLS) {
      const asking = await makeToken(server, caller);
      const made = isSelf === 'self' ? asking : await makeToken(server, target);
      const [callerBefore, targetBefore] = [await read(asking), await read(made)];
      const answer = await act(server, asking, { made, kind: target });
      const gained = [
        ...gains(callerBefore, await read(asking), callerBefore),
        ...gains(targetBefore, await read(made), callerBefore),
        ...(await learned(answer, callerBefore)),
      ];
      const wanted = expected(caller, target, isSelf);
      if (![wanted].flat().includes(answer.status) || gained.length > 0) {
        wrong.push({ caller: caller.name, target: target.name, isSelf, wanted, status: answer.status, gained });
      }
    }
    expect(wrong).toEqual([]);
  });
});
