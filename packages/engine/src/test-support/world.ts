import assert from 'node:assert/strict';
import type { Request } from '../actor.ts';
import type { AuditEntry } from '../audit.ts';
import { encodeBase62 } from '../base62.ts';
import { crc32 } from '../crc32.ts';
import { createEngine, type Engine, type EngineOptions } from '../engine.ts';
import type { Outcome, Refusal } from '../errors.ts';
import { issueToken, type IssuedToken, type IssueRequest } from '../issue.ts';
import { createPepperRing, type Pepper } from '../pepper.ts';
import { Secret } from '../secret.ts';
import type { NewToken } from '../store.ts';
import type { TokenRecord } from '../token.ts';
import { createTokenFormat, generateSecret, type RandomBytes } from '../token-format.ts';
import { verifyToken } from '../verify.ts';
import type { Verdict } from '../verdict.ts';
import { catalogue } from './catalogue.ts';
import { ObservedStore, type Answering } from './observed-store.ts';

export const ACCOUNT = 1;
export const OTHER_ACCOUNT = 2;
/** A whole second, because last use is kept in seconds. */
export const START: number = Date.parse('2026-03-01T12:00:00Z');
export const PEPPER: Pepper = { keyId: 'k1', key: new Uint8Array(32).fill(7) };
export const NEXT_PEPPER: Pepper = { keyId: 'k2', key: new Uint8Array(48).fill(9) };

/** Time as the test says. */
export class TestClock {
  #nowMs: number = START;

  now(): number {
    return this.#nowMs;
  }

  /** Moves time by so many seconds. */
  pass(seconds: number): void {
    this.#nowMs += seconds * 1000;
  }
}

/** The same bytes for the same seed (mulberry32). */
export function seededRandom(seed: number): RandomBytes {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) & 0xff;
  };
  return (size) => Uint8Array.from({ length: size }, next);
}

export interface World {
  readonly engine: Engine;
  readonly store: ObservedStore;
  readonly clock: TestClock;
}

export interface WorldOptions extends Omit<Partial<EngineOptions>, 'store'> {
  readonly answering?: Answering;
  readonly clock?: TestClock;
  readonly observed?: ObservedStore;
}

/** An engine over an empty memory store, at `START`. Given the store of another world, a second process over it. */
export function createWorld({ answering, observed, clock = new TestClock(), ...options }: WorldOptions = {}): World {
  const store = observed ?? new ObservedStore(answering);
  const random = seededRandom(store.transactions + 1);
  const engine = createEngine({
    store: store.port,
    catalogue,
    format: createTokenFormat(),
    peppers: createPepperRing(PEPPER),
    clock,
    random,
    maxCachedSecrets: 1000,
    ...options,
  });
  return { engine, store, clock };
}

export const BY_PERSON: Request = {
  actor: { kind: 'person', name: 'ada@example.com' },
  address: '192.0.2.1',
  requestId: 'r-1',
};

export function byToken({ id }: { readonly id: number }): Request {
  return { actor: { kind: 'token', tokenId: id } };
}

/** So many seconds after `START`. */
export function after(seconds: number): Date {
  return new Date(START + seconds * 1000);
}

/** The value of an outcome that must be one. */
export function valueOf<T>(outcome: Outcome<T>): T {
  assert.ok(outcome.ok, `refused: ${JSON.stringify(outcome)}`);
  return outcome.value;
}

/** The refusal of an outcome that must be one. */
export function refusalOf(outcome: Outcome<unknown>): Refusal {
  assert.ok(!outcome.ok, 'accepted, where a refusal was expected');
  return outcome.refusal;
}

/** Issues a token as a person, or as `request` says; it must go well. */
export async function issue(
  world: World,
  wanted: Partial<IssueRequest> = {},
  request: Request = BY_PERSON,
): Promise<IssuedToken> {
  const asked = { accountId: ACCOUNT, name: 'deploy', scopes: ['droplets:read'], ...wanted };
  return valueOf(await issueToken(world.engine, request, asked));
}

/**
 * Puts a token with a secret into the store as it is, past all rules: for families deeper than tokens can mint, and for states
 * that other versions or processes left.
 */
export async function plant(world: World, fields: Partial<NewToken> = {}): Promise<IssuedToken> {
  const { engine, store } = world;
  const { secret, parsed } = generateSecret(engine.format, engine.random);
  const createdAt = new Date(world.clock.now());
  const keyId = engine.peppers.currentKeyId;
  const bounds = { expiresAt: null, notBefore: null, allowedAddresses: null, rateLimit: null };
  const written = {
    accountId: ACCOUNT,
    parentId: null,
    name: 'planted',
    scopes: ['droplets:read'],
    createdBy: 'system:test',
  };
  const token = await store.inner.transaction(fields.accountId ?? ACCOUNT, async (transaction) => {
    const record = await transaction.insertToken({ ...written, ...bounds, createdAt, ...fields });
    const digest = engine.peppers.digest(keyId, parsed) ?? '';
    const rest = { createdAt, onFirstUse: 'nothing', retiresAt: null } as const;
    await transaction.insertSecret({
      publicId: secret.publicId,
      tokenId: record.id,
      digest,
      pepperKeyId: keyId,
      ...rest,
    });
    return record;
  });
  return { token, secret };
}

/** Verifies a secret from nowhere in particular. */
export async function verify(
  world: World,
  { secret }: { readonly secret: Secret },
  address: string | null = null,
): Promise<Verdict> {
  return verifyToken(world.engine, secret.reveal(), address);
}

/** `ok`, or the reason of the refusal. */
export async function verdictOf(
  world: World,
  issued: { readonly secret: Secret },
  address: string | null = null,
): Promise<string> {
  const verdict = await verify(world, issued, address);
  return verdict.ok ? 'ok' : verdict.reason;
}

/** The token as it stands in the store. */
export async function reread(world: World, { id, accountId }: TokenRecord): Promise<TokenRecord> {
  const token = await world.store.inner.findToken(accountId, id);
  assert.ok(token, `token ${id} is gone`);
  return token;
}

/** The account's audit trail, oldest first. */
export function auditTrail(world: World, accountId: number = ACCOUNT): Promise<AuditEntry[]> {
  return world.store.inner.readAuditChain(accountId, 0, 1_000_000);
}

/** The names of what the scopes grant. */
export function permissionsOf(scopes: readonly string[]): string[] {
  return catalogue.namesOf(catalogue.grantOf(scopes).permissions);
}

/** A token that was never issued, with the public id of one that was and the right checksum. */
export function forge({ secret }: { readonly secret: Secret }): { readonly secret: Secret } {
  const plain = secret.reveal();
  const body = plain.slice(0, 64) + (plain[64] === 'x' ? 'y' : 'x');
  return { secret: new Secret(body + encodeBase62(crc32(body, 65), 6), secret.publicId) };
}
