import type { Token } from '@postern/api';
import type { CallInput } from '@postern/api/client';

/** A change of a token that is being put together; texts are as they are typed. */
export interface TokenEdit {
  readonly name: string;
  readonly scopes: readonly string[];
  /** `keep`: as it is. `date`: to the end of that day. */
  readonly expiry: 'keep' | 'never' | 'date' | `${number}`;
  /** `2026-11-30`, as the browser's field writes it. */
  readonly date: string;
  readonly addresses: readonly string[];
  /** Empty: as many as any token. */
  readonly rateLimit: string;
  readonly rateSeconds: string;
}

export type TokenUpdate = NonNullable<CallInput<'tokens_update'>['body']>;

const DAY_MS = 86_400_000;

/** The edit that changes nothing, but for a scope that is asked for. */
export function editOf(token: Token, add?: string): TokenEdit {
  return {
    name: token.name,
    scopes: add === undefined || token.scopes.includes(add) ? token.scopes : [...token.scopes, add],
    expiry: 'keep',
    date: '',
    addresses: token.allowed_ips ?? [],
    rateLimit: token.rate_limit === null ? '' : String(token.rate_limit.limit),
    rateSeconds: token.rate_limit === null ? '60' : String(token.rate_limit.window_seconds),
  };
}

/** What is sent: only what differs from the token. Empty when nothing does. */
export function updateOf(token: Token, edit: TokenEdit, now: Date): TokenUpdate {
  const name = edit.name.trim();
  const expiresAt = expiryOf(token, edit, now);
  const addresses = edit.addresses.length === 0 ? null : [...edit.addresses];
  const rate = rateOf(edit);
  return {
    ...(name !== token.name && { name }),
    ...(!isSame(edit.scopes.toSorted(), token.scopes.toSorted()) && { scopes: [...edit.scopes] }),
    ...(expiresAt !== token.expires_at && { expires_at: expiresAt }),
    ...(!isSame(addresses, token.allowed_ips) && { allowed_ips: addresses }),
    ...(!isSame(rate, token.rate_limit) && { rate_limit: rate }),
  };
}

/** When the token would end; `null`: never. */
function expiryOf(token: Pick<Token, 'expires_at'>, { expiry, date }: TokenEdit, now: Date): string | null {
  if (expiry === 'keep') return token.expires_at;
  if (expiry === 'never') return null;
  if (expiry !== 'date') return new Date(now.getTime() + Number(expiry) * DAY_MS).toISOString();
  // To the end of that day, where the person is.
  const end = new Date(`${date}T23:59:59`);
  return Number.isNaN(end.getTime()) ? token.expires_at : end.toISOString();
}

function rateOf({ rateLimit, rateSeconds }: TokenEdit): Token['rate_limit'] {
  return rateLimit === '' ? null : { limit: Number(rateLimit), window_seconds: Number(rateSeconds) };
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
