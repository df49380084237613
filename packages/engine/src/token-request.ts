import { formatAddressRange, parseAddressRange } from './address-range.ts';
import type { Bounds } from './delegation.ts';
import type { Engine } from './engine.ts';
import { accepted, refused, type Outcome } from './errors.ts';

const MAX_NAME_LENGTH = 255;
const MAX_ADDRESSES = 100;
/** Controls, line and paragraph separators, halves of characters, and the bidirectional controls that can make a name read as another. */
const UNPRINTABLE = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}]/u;
/** Joiners and selectors belong to many scripts and emoji, but nobody can tell a name of nothing else from none. */
const VISIBLE = /[^\s\p{Default_Ignorable_Code_Point}]/u;

/** A token name without the spaces around it. */
export function readName(name: string): Outcome<string> {
  const trimmed = name.trim();
  if (trimmed.length > MAX_NAME_LENGTH || UNPRINTABLE.test(trimmed) || !VISIBLE.test(trimmed)) {
    return invalid('name', `must be 1 to ${MAX_NAME_LENGTH} printable characters`);
  }
  return accepted(trimmed);
}

/** The times that a token has already. What stands may not be askable any more, as under a longest life that came later. */
export type StandingTimes = Pick<Bounds, 'expiresAt' | 'notBefore'>;

/** Checks scopes and restrictions as they are asked for, and puts them in their canonical form. Times that stand are not asked for. */
export function readBounds(engine: Engine, bounds: Bounds, standing?: StandingTimes): Outcome<Bounds> {
  const unknown = engine.catalogue.unknownScopes(bounds.scopes);
  if (unknown.length > 0) return refused({ code: 'unknown_scope', unknown });
  const times = readTimes(engine, bounds, standing);
  if (!times.ok) return times;
  const addresses = readAddresses(bounds.allowedAddresses);
  if (!addresses.ok) return addresses;
  const { rateLimit } = bounds;
  if (rateLimit !== null && !(isPositiveInteger(rateLimit.limit) && isPositiveInteger(rateLimit.windowSeconds))) {
    return invalid('rate_limit', 'must have a limit and a window of seconds, whole numbers from 1');
  }
  return accepted({ ...bounds, scopes: [...new Set(bounds.scopes)], allowedAddresses: addresses.value });
}

function readTimes(engine: Engine, { expiresAt, notBefore }: Bounds, standing?: StandingTimes): Outcome<null> {
  const asksEnd = expiresAt !== standing?.expiresAt;
  const asksBeginning = notBefore !== standing?.notBefore;
  const end = asksEnd ? readEnd(engine, expiresAt) : accepted(null);
  if (!end.ok) return end;
  if (notBefore !== null && Number.isNaN(notBefore.getTime())) return invalid('not_before', 'must be a time');
  if ((asksEnd || asksBeginning) && expiresAt !== null && notBefore !== null && notBefore >= expiresAt) {
    return invalid('not_before', 'must be before expires_at');
  }
  return accepted(null);
}

function readEnd(engine: Engine, expiresAt: Date | null): Outcome<null> {
  const now = engine.clock.now();
  if (expiresAt !== null && !(expiresAt.getTime() > now)) return invalid('expires_at', 'must be a time in the future');
  const longest = engine.maxLifetimeSeconds;
  if (longest !== null && (expiresAt === null || expiresAt.getTime() > now + longest * 1000)) {
    return invalid('expires_at', `must be within ${longest} seconds from now: that is the longest life allowed here`);
  }
  return accepted(null);
}

function readAddresses(texts: readonly string[] | null): Outcome<readonly string[] | null> {
  if (texts === null) return accepted(null);
  if (texts.length === 0 || texts.length > MAX_ADDRESSES) {
    return invalid('allowed_ips', `must have 1 to ${MAX_ADDRESSES} entries, or be left out to allow any address`);
  }
  const ranges = texts.map((text) => parseAddressRange(text));
  const unreadable = texts[ranges.indexOf(null)]?.slice(0, 50);
  if (unreadable !== undefined) return invalid('allowed_ips', `"${unreadable}" is not an address or a CIDR range`);
  return accepted([...new Set(ranges.flatMap((range) => (range === null ? [] : formatAddressRange(range))))]);
}

function isPositiveInteger(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 1;
}

function invalid(
  field: string,
  message: string,
): { readonly ok: false; readonly refusal: { code: 'invalid_field'; field: string; message: string } } {
  return { ok: false, refusal: { code: 'invalid_field', field, message } };
}
