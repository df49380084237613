import type { EffectiveGrant } from './engine.ts';

/** Who a request comes from, and what it may do. The fields below `grant` are the engine's own bookkeeping. */
export interface VerifiedToken {
  readonly ok: true;
  readonly tokenId: number;
  readonly accountId: number;
  readonly grant: EffectiveGrant;
  readonly publicIdHigh: number;
  readonly publicIdLow: number;
  readonly usedAtMs: number;
  readonly address: string | null;
  usageHandle: number;
}

/** Refusals that a stranger may cause. They are told apart in logs only; whoever asks gets one and the same answer. */
export type StrangerRefusal = 'malformed' | 'checksum' | 'unknown' | 'wrong_secret';
/** Refusals that only the holder of a true secret can meet, and so may be told. */
export type HolderRefusal = 'expired' | 'revoked' | 'retired' | 'not_yet_valid' | 'address_not_allowed';

export interface UnverifiedToken {
  readonly ok: false;
  readonly reason: StrangerRefusal | HolderRefusal;
  /** When it expired, was revoked or retired, or will be valid; `null` for the other reasons. */
  readonly at: Date | null;
  /** The token, when the secret proved it. */
  readonly tokenId: number | null;
  readonly grant: EffectiveGrant | null;
}

export type Verdict = VerifiedToken | UnverifiedToken;

export function strangerRefusal(reason: StrangerRefusal): UnverifiedToken {
  return Object.freeze({ ok: false, reason, at: null, tokenId: null, grant: null });
}
