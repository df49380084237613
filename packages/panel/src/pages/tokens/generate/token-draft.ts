import type { CallInput } from '@postern/api/client';
import type { PickedScopes } from '../../../scopes/picked-scopes.ts';
import { addressProblem } from './address-range.ts';

/** How long the token is to last. A date is as the browser's date field writes it: `2026-11-30`. */
export type Expiry =
  | { readonly kind: 'days'; readonly days: number }
  | { readonly kind: 'date'; readonly date: string }
  | { readonly kind: 'never' };

export type RateWindow = 'minute' | 'hour' | 'day';

/** A token that is being put together. */
export interface TokenDraft {
  /** The template it started from, if any. */
  readonly template: string | null;
  readonly name: string;
  readonly scopes: PickedScopes;
  /** Why it needs full access. It stays in the review and is sent nowhere. */
  readonly reason: string;
  readonly expiry: Expiry;
  readonly addresses: readonly string[];
  /** As it is typed; empty: as every other token. */
  readonly rateLimit: string;
  readonly rateWindow: RateWindow;
  /** As the browser's field writes it: `2026-11-30T08:00`; empty: at once. */
  readonly notBefore: string;
}

export type DraftField = 'name' | 'scopes' | 'reason' | 'expires_at' | 'allowed_ips' | 'rate_limit' | 'not_before';
export type DraftProblems = Readonly<Partial<Record<DraftField, string>>>;
export type TokenRequest = NonNullable<CallInput<'tokens_create'>['body']>;

export const FULL_ACCESS = 'full_access';
const DAY_SECONDS = 86_400;
const WINDOW_SECONDS: Readonly<Record<RateWindow, number>> = { minute: 60, hour: 3600, day: DAY_SECONDS };

/** Nothing is ticked, and it ends after ninety days. */
export const emptyDraft: TokenDraft = {
  template: null,
  name: '',
  scopes: [],
  reason: '',
  expiry: { kind: 'days', days: 90 },
  addresses: [],
  rateLimit: '',
  rateWindow: 'minute',
  notBefore: '',
};

/** What stands in the way of generating it, by field, in the order of the page. */
export function problemsOf(draft: TokenDraft, now: Date): DraftProblems {
  const { name, scopes, template, reason, addresses, rateLimit } = draft;
  const ends = expiryOf(draft, now);
  const wrongAddress = addresses.map(addressProblem).find((problem) => problem !== null);
  const isRate = /^[1-9]\d{0,8}$/.test(rateLimit);
  return {
    ...(template === FULL_ACCESS && reason.trim() === '' && { reason: 'Say why nothing narrower would do.' }),
    ...(name.trim() === '' && { name: 'Give it a name that says who uses it.' }),
    ...(scopes.length === 0 && { scopes: 'Pick at least one thing that it may do.' }),
    ...(draft.expiry.kind === 'date' && ends === null && { expires_at: 'Pick a date.' }),
    ...(ends !== null && ends <= now && { expires_at: 'Pick a date that is still to come.' }),
    ...(wrongAddress !== undefined && { allowed_ips: wrongAddress }),
    ...(rateLimit !== '' && !isRate && { rate_limit: 'Give a whole number from 1 up, or leave it empty.' }),
  };
}

/** When it ends; `null` for never, and for a date that is not picked yet. */
export function expiryOf({ expiry }: TokenDraft, now: Date): Date | null {
  if (expiry.kind === 'never') return null;
  if (expiry.kind === 'days') return new Date(now.getTime() + expiry.days * DAY_SECONDS * 1000);
  // To the end of that day, where the person is.
  const end = new Date(`${expiry.date}T23:59:59`);
  return Number.isNaN(end.getTime()) ? null : end;
}

/** What is sent to make it. */
export function requestOf(draft: TokenDraft, now: Date): TokenRequest {
  const { name, scopes, expiry, addresses, rateLimit, rateWindow, notBefore } = draft;
  const ends = expiryOf(draft, now);
  return {
    name: name.trim(),
    scopes: [...scopes],
    ...(expiry.kind === 'days' && { expires_in_seconds: expiry.days * DAY_SECONDS }),
    ...(expiry.kind === 'date' && ends !== null && { expires_at: ends.toISOString() }),
    ...(addresses.length > 0 && { allowed_ips: [...addresses] }),
    ...(rateLimit !== '' && {
      rate_limit: { limit: Number(rateLimit), window_seconds: WINDOW_SECONDS[rateWindow] },
    }),
    ...(notBefore !== '' && { not_before: new Date(notBefore).toISOString() }),
  };
}
