import { scopeCatalogue, type Access, type Route } from '@postern/api';
import {
  createEngine,
  createMemoryStore,
  createPepperRing,
  createTokenFormat,
  issueToken,
  verifyToken,
  type Engine,
} from '@postern/engine';
import { describe, expect, it } from 'vitest';
import type { SessionIdentity } from '../auth/session-finder.ts';
import { createAuthorizer } from './authorize.ts';
import { sessionCaller, tokenCaller, type Caller } from './caller.ts';

const NOW = Date.parse('2026-11-22T18:00:00Z');
const MINUTE = 60_000;

const engine: Engine = createEngine({
  store: createMemoryStore(),
  catalogue: scopeCatalogue,
  format: createTokenFormat(),
  peppers: createPepperRing({ keyId: 'k1', key: new Uint8Array(32).fill(1) }),
  clock: { now: () => NOW },
});

const person = (changes: Partial<SessionIdentity> = {}): Caller =>
  sessionCaller({
    sessionId: 's1',
    userId: 'u1',
    accountId: 1,
    email: 'ada@example.com',
    name: 'Ada',
    role: 'owner',
    confirmedAt: new Date(NOW),
    ...changes,
  });

async function program(scopes: readonly string[]): Promise<Caller> {
  const by = { actor: { kind: 'system', name: 'test' } } as const;
  const issued = await issueToken(engine, by, { accountId: 1, name: 'a', scopes });
  if (!issued.ok) throw new Error(issued.refusal.code);
  const verdict = await verifyToken(engine, issued.value.secret.reveal(), null);
  if (!verdict.ok) throw new Error(verdict.reason);
  return tokenCaller(verdict);
}

function decide(caller: Caller, access: Access, rest: Partial<Route> = {}): string | null {
  const route: Route = {
    operationId: 'x',
    tag: 'Account',
    method: 'POST',
    path: '/x',
    summary: '',
    access,
    status: 204,
    response: null,
    ...rest,
  };
  return createAuthorizer(route).byRoute(engine, caller, {})?.id ?? null;
}

const FOR_PEOPLE: Access = { kind: 'session' };
const FOR_THE_OWNER: Access = { kind: 'session', role: 'owner' };
const FOR_SCOPES: Access = { kind: 'permissions', anyOf: [['droplet:delete']] };

describe('a signed-in person', () => {
  it('has every scope', () => {
    for (const name of scopeCatalogue.permissionNames) {
      const access = { kind: 'permissions', anyOf: [[name]] } as Access;
      expect(decide(person(), access), name).toBeNull();
    }
  });

  it('may do what no token may', async () => {
    expect(decide(person(), FOR_PEOPLE)).toBeNull();
    expect(decide(await program(['write', 'account', 'billing', '2fa', 'tokens:write']), FOR_PEOPLE)).toBe('forbidden');
  });

  it('does what is the owner’s only as the owner', () => {
    expect(decide(person(), FOR_THE_OWNER)).toBeNull();
    expect(decide(person({ role: 'member' }), FOR_THE_OWNER)).toBe('forbidden');
  });

  it('has no token to ask about', () => {
    expect(decide(person(), { kind: 'any_token' })).toBe('forbidden');
  });

  it('confirms a sensitive change with a password of the last 15 minutes, which no token is asked for', async () => {
    const sensitive = { recentSignIn: true } as const;
    const since = (minutes: number): Caller => person({ confirmedAt: new Date(NOW - minutes * MINUTE) });
    expect(decide(since(15), FOR_SCOPES, sensitive)).toBeNull();
    expect(decide(since(15.1), FOR_SCOPES, sensitive)).toBe('recent_sign_in_required');
    expect(decide(since(15.1), FOR_SCOPES)).toBeNull();
    expect(decide(await program(['droplet:delete']), FOR_SCOPES, sensitive)).toBeNull();
    expect(decide(await program(['droplet:read']), FOR_SCOPES, sensitive)).toBe('forbidden');
  });
});
