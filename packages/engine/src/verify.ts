import { hash } from 'node:crypto';
import { decodeBase62 } from './base62.ts';
import { refusedByRestriction, type Engine } from './engine.ts';
import { parseToken, PUBLIC_ID_LENGTH } from './token-format.ts';
import { strangerRefusal, type UnverifiedToken, type Verdict, type VerifiedToken } from './verdict.ts';
import { verifyCold } from './verify-cold.ts';

const MALFORMED: UnverifiedToken = strangerRefusal('malformed');
const CHECKSUM = strangerRefusal('checksum');
const WRONG_SECRET = strangerRefusal('wrong_secret');

/**
 * Says whether a presented string proves a token that may be used now from `address`, and notes the use.
 *
 * Answers at once when the secret is in the cache, and with a promise when the store must be asked. A bad token is a verdict,
 * never an exception; a promise rejects only when the store does. Restrictions are evaluated on every call.
 *
 * @param address the client's address, or `null` when unknown: a token with an allow-list is then refused.
 */
export function verifyToken(engine: Engine, presented: string, address: string | null): Verdict | Promise<Verdict> {
  const { cache, format } = engine;
  const start = format.start.length;
  if (presented.length !== format.length) return MALFORMED;
  const high = decodeBase62(presented, start, start + PUBLIC_ID_LENGTH / 2);
  const low = decodeBase62(presented, start + PUBLIC_ID_LENGTH / 2, start + PUBLIC_ID_LENGTH);
  if (high < 0 || low < 0) return MALFORMED;

  const slot = cache.find(high, low);
  if (slot !== -1) {
    if (!cache.proves(slot, cacheDigest(presented))) return describeWrongSecret(engine, presented);
    const verified = verifyCached(engine, slot, address);
    if (verified !== null) return verified;
  }
  return verifyUncached(engine, presented, { high, low, address });
}

/** Apart, so that the compiler spends what it may inline on the hot path. */
function verifyUncached(
  engine: Engine,
  presented: string,
  request: { readonly high: number; readonly low: number; readonly address: string | null },
): Verdict | Promise<Verdict> {
  const parsed = parseToken(engine.format, presented);
  if (parsed === 'malformed') return MALFORMED;
  if (parsed === 'checksum') return CHECKSUM;
  return verifyCold(engine, { parsed, ...request, cacheDigest: () => cacheDigest(presented) });
}

/** `null` when the cache cannot vouch for it: the cold path then decides, and explains. */
function verifyCached(engine: Engine, slot: number, address: string | null): VerifiedToken | null {
  const { cache, usage } = engine;
  const nowMs = engine.clock.now();
  const grant = cache.grant(slot);
  if (!cache.isWithinTime(slot, nowMs) || refusedByRestriction(grant, nowMs, address) !== null) return null;
  const verified: VerifiedToken = {
    ok: true,
    tokenId: cache.tokenId(slot),
    accountId: cache.accountId(slot),
    grant,
    publicIdHigh: cache.publicIdHigh(slot),
    publicIdLow: cache.publicIdLow(slot),
    usedAtMs: nowMs,
    address,
    usageHandle: cache.usageHandle(slot),
  };
  verified.usageHandle = usage.record(verified, verified.usageHandle);
  cache.markUsed(slot, nowMs, verified.usageHandle);
  return verified;
}

/** What the cache compares: no secret can be had from the SHA-256 of 285 random bits, so neither a key nor a salt is paid for here. */
function cacheDigest(presented: string): string {
  return hash('sha256', presented, 'binary');
}

function describeWrongSecret(engine: Engine, presented: string): UnverifiedToken {
  const parsed = parseToken(engine.format, presented);
  if (parsed === 'malformed') return MALFORMED;
  return parsed === 'checksum' ? CHECKSUM : WRONG_SECRET;
}
