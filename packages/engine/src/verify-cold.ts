import { parseAddressRange, type AddressRange } from './address-range.ts';
import { refusedByRestriction, type EffectiveGrant, type Engine } from './engine.ts';
import { recordFirstUse } from './first-use.ts';
import { equalDigests } from './pepper.ts';
import type { CredentialRow } from './store.ts';
import type { ParsedToken } from './token-format.ts';
import {
  strangerRefusal,
  type HolderRefusal,
  type UnverifiedToken,
  type Verdict,
  type VerifiedToken,
} from './verdict.ts';

/** A well-formed token that the cache could not vouch for. */
interface Presented {
  readonly parsed: ParsedToken;
  readonly high: number;
  readonly low: number;
  readonly address: string | null;
  cacheDigest(): string;
}

/** Asks the store. Answers at once when the store does and nothing has to be written. */
export function verifyCold(engine: Engine, presented: Presented): Verdict | Promise<Verdict> {
  if (engine.unknownIds.has(presented.high, presented.low, engine.clock.now())) return strangerRefusal('unknown');
  const row = engine.store.findCredential(presented.parsed.publicId);
  if (row instanceof Promise) return verifyAwaited(engine, presented, row);
  // Nothing can come between a synchronous read and what follows it, so no fill has to be registered.
  const decision = decide(engine, presented, row);
  return typeof decision === 'string'
    ? verifyAwaited(engine, presented, Promise.resolve(row))
    : keep(engine, presented, decision);
}

/** A verdict, and the row it may be kept from. */
interface Decision {
  readonly verdict: Verdict;
  readonly row: CredentialRow | null;
}

/** A secret that changes as fast as it is read is answered all the same. */
const MAX_ATTEMPTS = 10;

/**
 * Reads again when a change to the token arrived meanwhile, so that what is kept is never older than the change. The answer itself
 * may be: a request that was under way when a token was revoked may be answered by what was true while it was.
 */
async function verifyAwaited(
  engine: Engine,
  presented: Presented,
  firstRow: Promise<CredentialRow | undefined>,
): Promise<Verdict> {
  const { publicId } = presented.parsed;
  let pending: Promise<CredentialRow | undefined> = firstRow;
  for (let attempt = 1; ; attempt++) {
    const fill = engine.cache.beginFill(publicId);
    try {
      const decision = decide(engine, presented, await pending);
      if (decision === 'write_first') await writeFirst(engine, presented, (await pending) as CredentialRow);
      else if (!fill.stale) return keep(engine, presented, decision);
      else if (attempt >= MAX_ATTEMPTS) return keep(engine, presented, { ...decision, row: null });
    } finally {
      engine.cache.endFill(publicId, fill);
    }
    pending = Promise.resolve(engine.store.findCredential(publicId));
  }
}

function decide(engine: Engine, presented: Presented, row: CredentialRow | undefined): Decision | 'write_first' {
  if (row === undefined) return { verdict: strangerRefusal('unknown'), row: null };
  const digest = engine.peppers.digest(row.pepperKeyId, presented.parsed);
  if (digest === undefined || !equalDigests(digest, row.digest)) {
    return { verdict: strangerRefusal('wrong_secret'), row: null };
  }
  const nowMs = engine.clock.now();
  const grant = effectiveGrant(engine, row);
  const refusal = refusedByState(row, nowMs) ?? refusedByRestriction(grant, nowMs, presented.address);
  if (refusal !== null) return { verdict: holderRefusal(refusal, row, grant), row: null };
  if (row.onFirstUse !== 'nothing' || row.pepperKeyId !== engine.peppers.currentKeyId) return 'write_first';
  return { verdict: verified(presented, { row, grant, nowMs }), row };
}

function keep(engine: Engine, presented: Presented, { verdict, row }: Decision): Verdict {
  if (!verdict.ok) {
    if (verdict.reason === 'unknown') engine.unknownIds.add(presented.high, presented.low, engine.clock.now());
    return verdict;
  }
  verdict.usageHandle = engine.usage.record(verdict, 0);
  if (row !== null) {
    const slot = engine.cache.fill({
      high: presented.high,
      low: presented.low,
      digest: presented.cacheDigest(),
      tokenId: row.tokenId,
      accountId: row.accountId,
      grant: verdict.grant,
      grantKey: grantKey(row),
      notAfterMs: earlier(row.expiresAtMs, row.retiresAtMs),
    });
    if (slot !== -1) engine.cache.markUsed(slot, verdict.usedAtMs, verdict.usageHandle);
  }
  return verdict;
}

/** What must be durable before the request is answered: a digest under the current pepper, and the first use of a rotated secret. */
async function writeFirst(engine: Engine, { parsed, address }: Presented, row: CredentialRow): Promise<void> {
  const pepperKeyId = engine.peppers.currentKeyId;
  if (row.pepperKeyId !== pepperKeyId) {
    const digest = engine.peppers.digest(pepperKeyId, parsed) as string;
    await engine.store.redigest({ publicId: row.publicId, fromPepperKeyId: row.pepperKeyId, digest, pepperKeyId });
  }
  if (row.onFirstUse !== 'nothing') await recordFirstUse(engine, row, address);
}

function refusedByState(row: CredentialRow, nowMs: number): HolderRefusal | null {
  if (row.revokedAtMs !== null) return 'revoked';
  if (row.expiresAtMs !== null && row.expiresAtMs <= nowMs) return 'expired';
  if (row.retiresAtMs !== null && row.retiresAtMs <= nowMs) return 'retired';
  return null;
}

function holderRefusal(reason: HolderRefusal, row: CredentialRow, grant: EffectiveGrant): UnverifiedToken {
  const times: Record<HolderRefusal, number | null> = {
    revoked: row.revokedAtMs,
    expired: row.expiresAtMs,
    retired: row.retiresAtMs,
    not_yet_valid: row.notBeforeMs,
    address_not_allowed: null,
  };
  const at = times[reason];
  return { ok: false, reason, at: at === null ? null : new Date(at), tokenId: row.tokenId, grant };
}

function verified(
  { high, low, address }: Presented,
  { row, grant, nowMs }: { row: CredentialRow; grant: EffectiveGrant; nowMs: number },
): VerifiedToken {
  return {
    ok: true,
    tokenId: row.tokenId,
    accountId: row.accountId,
    grant,
    publicIdHigh: high,
    publicIdLow: low,
    usedAtMs: nowMs,
    address,
    usageHandle: 0,
  };
}

/** The grant behind a row; equal ones are one object while they are cached. */
function effectiveGrant(engine: Engine, row: CredentialRow): EffectiveGrant {
  const cached = engine.cache.internedGrant(grantKey(row));
  if (cached !== undefined) return cached;
  return {
    ...engine.catalogue.grantOf(words(row.scopes)),
    allowedAddresses: row.allowedAddresses === null ? null : words(row.allowedAddresses).flatMap(rangeOf),
    notBeforeMs: row.notBeforeMs,
    rateLimit:
      row.rateLimit === null || row.rateWindowSeconds === null
        ? null
        : { limit: row.rateLimit, windowSeconds: row.rateWindowSeconds },
  };
}

function grantKey(row: CredentialRow): string {
  if (row.allowedAddresses === null && row.notBeforeMs === null && row.rateLimit === null) return row.scopes;
  return `${row.scopes}|${row.allowedAddresses}|${row.notBeforeMs}|${row.rateLimit}/${row.rateWindowSeconds}`;
}

/** A range that cannot be read allows nothing. */
function rangeOf(text: string): AddressRange[] {
  const range = parseAddressRange(text);
  return range === null ? [] : [range];
}

function words(text: string): string[] {
  return text === '' ? [] : text.split(' ');
}

function earlier(a: number | null, b: number | null): number | null {
  if (a === null || b === null) return a ?? b;
  return Math.min(a, b);
}
