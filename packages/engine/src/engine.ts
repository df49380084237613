import { randomBytes } from 'node:crypto';
import { isAddressAllowed, type AddressRange } from './address-range.ts';
import type { PepperRing } from './pepper.ts';
import { RequestCounter } from './request-counter.ts';
import type { Grant, ScopeCatalogue } from './scope-catalogue.ts';
import type { TokenStore } from './store.ts';
import type { RateLimit } from './token.ts';
import type { RandomBytes, TokenFormat } from './token-format.ts';
import { UnknownIds } from './unknown-ids.ts';
import { UsageRecorder } from './usage-recorder.ts';
import { VerificationCache } from './verification-cache.ts';

/** Milliseconds since the epoch. */
export interface Clock {
  now(): number;
}

/** The grant and the restrictions of a token, ready to be checked on every request. */
export interface EffectiveGrant extends Grant {
  readonly allowedAddresses: readonly AddressRange[] | null;
  readonly notBeforeMs: number | null;
  /** Stands beside the limits that hold for every token; whoever serves the request counts it. */
  readonly rateLimit: RateLimit | null;
}

export interface EngineOptions {
  readonly store: TokenStore;
  readonly catalogue: ScopeCatalogue;
  readonly format: TokenFormat;
  readonly peppers: PepperRing;
  readonly clock?: Clock;
  /** Defaults to the system's generator. Replace it in tests only. */
  readonly random?: RandomBytes;
  /** How many secrets the verification cache holds; 92 bytes each, taken at the start. Default 100,000. */
  readonly maxCachedSecrets?: number;
  /** The longest life a token may be given, in seconds. Default `null`: no limit. */
  readonly maxLifetimeSeconds?: number | null;
}

/** What the operations work on. Made by {@link createEngine}; its state lives as long as the process. */
export interface Engine {
  readonly store: TokenStore;
  readonly catalogue: ScopeCatalogue;
  readonly format: TokenFormat;
  readonly peppers: PepperRing;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly maxLifetimeSeconds: number | null;
  readonly cache: VerificationCache<EffectiveGrant>;
  readonly unknownIds: UnknownIds;
  readonly usage: UsageRecorder;
  /** For whoever serves requests; verification does not count them. */
  readonly requests: RequestCounter;
}

export function createEngine(options: EngineOptions): Engine {
  const { store, catalogue, format, peppers, maxCachedSecrets = 100_000, maxLifetimeSeconds = null } = options;
  const { clock = { now: () => Date.now() }, random = randomBytes } = options;
  return {
    store,
    catalogue,
    format,
    peppers,
    clock,
    random,
    maxLifetimeSeconds,
    cache: new VerificationCache(maxCachedSecrets),
    unknownIds: new UnknownIds(),
    usage: new UsageRecorder(Math.ceil(catalogue.permissionNames.length / 32)),
    requests: new RequestCounter(),
  };
}

/** Whether the restrictions beside time-to-live allow a request now from this address. */
export function refusedByRestriction(
  grant: EffectiveGrant,
  nowMs: number,
  address: string | null,
): 'not_yet_valid' | 'address_not_allowed' | null {
  if (grant.notBeforeMs !== null && nowMs < grant.notBeforeMs) return 'not_yet_valid';
  const { allowedAddresses } = grant;
  if (allowedAddresses !== null && !isAddressAllowed(allowedAddresses, address)) return 'address_not_allowed';
  return null;
}
