import type { Token } from '@postern/api';
import { openedBy, phrasesOf, type ScopeIndex } from '@postern/api/scope-review';
import { dateInWords } from './day-in-words.ts';
import { quantity } from './quantity.ts';
import type { TokenUpdate } from './token-edit.ts';

/** What a change means. */
export interface EditConsequences {
  readonly gains: readonly string[];
  readonly loses: readonly string[];
  /** Everything else that changes: "Ends 4 Dec 2026 instead of never". */
  readonly others: readonly string[];
  /** Whether the token could do more than before, which takes a recent sign-in. */
  readonly widens: boolean;
}

export function consequencesOf(index: ScopeIndex, token: Token, update: TokenUpdate): EditConsequences {
  const was = new Set(token.permissions);
  const willBe = update.scopes === undefined ? was : openedBy(index, update.scopes);
  const gained = willBe.difference(was);
  const { name, expires_at: expiresAt, allowed_ips: addresses, rate_limit: rate } = update;
  return {
    gains: phrasesOf([...gained]),
    loses: phrasesOf([...was.difference(willBe)]),
    others: [
      ...(name !== undefined ? [`It is called ${name} instead of ${token.name}.`] : []),
      ...(update.scopes !== undefined && willBe.symmetricDifference(was).size === 0
        ? ['Its scopes say the same in other words.']
        : []),
      ...(expiresAt !== undefined ? [`It ends ${endOf(expiresAt)} instead of ${endOf(token.expires_at)}.`] : []),
      ...(addresses !== undefined ? [`It works ${placeOf(addresses)} instead of ${placeOf(token.allowed_ips)}.`] : []),
      ...(rate !== undefined ? [`It may send ${paceOf(rate)} instead of ${paceOf(token.rate_limit)}.`] : []),
    ],
    widens: gained.size > 0 || widensTerms(token, update),
  };
}

/** Direct children that would hold more than the token, and are therefore narrowed with it. */
export function narrowedChildren(
  children: readonly Token[],
  { index, token, update }: { readonly index: ScopeIndex; readonly token: Token; readonly update: TokenUpdate },
): readonly Token[] {
  const willBe = update.scopes === undefined ? null : openedBy(index, update.scopes);
  const end = update.expires_at === undefined ? token.expires_at : update.expires_at;
  return children.filter(
    (child) =>
      (willBe !== null && child.permissions.some((permission) => !willBe.has(permission))) ||
      isLater(child.expires_at, end) ||
      widensAddresses(update.allowed_ips, child.allowed_ips) ||
      widensRate(update.rate_limit, child.rate_limit),
  );
}

function widensTerms(
  token: Token,
  { expires_at: end, allowed_ips: addresses, rate_limit: rate }: TokenUpdate,
): boolean {
  return (
    (end !== undefined && isLater(end, token.expires_at)) ||
    (addresses !== undefined && widensAddresses(token.allowed_ips, addresses)) ||
    (rate !== undefined && widensRate(token.rate_limit, rate))
  );
}

function isLater(one: string | null, other: string | null): boolean {
  if (other === null) return false;
  return one === null || Date.parse(one) > Date.parse(other);
}

/** Whether `after` lets in more than `before`. The server knows ranges; here those of another writing count as more. */
function widensAddresses(before: readonly string[] | null | undefined, after: readonly string[] | null): boolean {
  if (before === null || before === undefined) return false;
  return after === null || after.some((address) => !before.includes(address));
}

function widensRate(before: Token['rate_limit'] | undefined, after: Token['rate_limit']): boolean {
  if (before === null || before === undefined) return false;
  if (after === null) return true;
  return after.limit * before.window_seconds > before.limit * after.window_seconds;
}

function endOf(at: string | null): string {
  return at === null ? 'never' : `on ${dateInWords(at)}`;
}

function placeOf(addresses: readonly string[] | null): string {
  return addresses === null ? 'from any address' : `from ${addresses.join(', ')}`;
}

function paceOf(rate: Token['rate_limit']): string {
  if (rate === null) return 'as many requests as any token';
  return `${quantity(rate.limit, 'request')} in ${quantity(rate.window_seconds, 'second')}`;
}
