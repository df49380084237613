import { scopeCatalogue } from '@postern/api';
import { createAccount } from '@postern/server';
import { expect } from 'vitest';
import type { TestAnswer, TestServer } from '../support/test-server.ts';
import { makeCall, type RouteCall } from './route-conformance-calls.ts';

/** An account where nothing runs out. */
export async function createWideAccount(server: TestServer): Promise<number> {
  const limits = { dropletLimit: 100_000, volumeLimit: 100_000 };
  const account = { email: 'many@example.com', name: 'Many', createdAt: new Date(), ...limits };
  return (await createAccount(server.database.kysely, account)).id;
}

const words = (text: unknown): string[] => String(text).split(' ').filter(Boolean);
const sorted = (names: unknown): string[] => [...(names as string[])].sort();

/** The parameters of the answer's challenge (RFC 6750 §3). */
export function challengeOf({ headers }: TestAnswer): Record<string, string> {
  const challenge = headers.get('www-authenticate') ?? '';
  expect(challenge).toMatch(/^Bearer (\w+="[^"]*")(, \w+="[^"]*")*$/);
  return Object.fromEntries(
    [...challenge.matchAll(/(\w+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]),
  );
}

/** Holds one 403 to all that it must say, to people and to programs, and gives the scopes that it suggests. */
export function expectExplained(
  answer: TestAnswer,
  { has, takes }: { readonly has: readonly string[]; readonly takes: readonly string[] },
): string[] {
  const { body } = answer;
  expect(answer.status).toBe(403);
  expect(body).toMatchObject({ id: 'forbidden', status: 403, granted: has });
  expect(sorted(body['required'])).toEqual(sorted(takes));
  const held = new Set(scopeCatalogue.namesOf(scopeCatalogue.grantOf(has).permissions));
  const missing = takes.filter((name) => !held.has(name));
  expect(sorted(body['missing'])).toEqual(sorted(missing));
  for (const name of missing) expect(body['message']).toContain(name);
  const { error, error_description: description, scope } = challengeOf(answer);
  expect(error).toBe('insufficient_scope');
  expect(scope).toBe(body['suggested_scope']);
  for (const name of [...takes, ...has]) expect(description).toContain(name);
  const suggested = words(scope);
  expect(suggested).not.toEqual([]);
  expect(suggested.filter((name) => name === 'read' || name === 'write')).toEqual([]);
  expectLeast(has, { takes, suggested });
  return suggested;
}

/** No other scope that would do by itself opens less besides. */
function expectLeast(
  has: readonly string[],
  { takes, suggested }: { readonly takes: readonly string[]; readonly suggested: readonly string[] },
): void {
  const heldWith = (...more: string[]): string[] =>
    scopeCatalogue.namesOf(scopeCatalogue.grantOf([...has, ...more]).permissions);
  const least = heldWith(...suggested).length;
  const smaller = [...scopeCatalogue.scopes.keys()].filter((name) => {
    const held = heldWith(name);
    return held.length < least && takes.every((permission) => held.includes(permission));
  });
  expect(smaller).toEqual([]);
}

interface Attempt {
  readonly accountId: number;
  readonly has: readonly string[];
  readonly call: RouteCall;
}

export async function askWith(server: TestServer, { accountId, has, call }: Attempt): Promise<TestAnswer> {
  return makeCall(server, call, (await server.issue(has, { accountId })).secret);
}

/** Makes the call with the suggestion added, once no smaller part of it would have done. */
export async function askCured(
  server: TestServer,
  attempt: Attempt,
  suggested: readonly string[],
): Promise<TestAnswer> {
  for (const left of suggested) {
    const has = [...attempt.has, ...suggested.filter((name) => name !== left)];
    expect((await askWith(server, { ...attempt, has })).status).toBe(403);
  }
  return askWith(server, { ...attempt, has: [...attempt.has, ...suggested] });
}
