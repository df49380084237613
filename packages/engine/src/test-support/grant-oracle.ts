import type { RateLimit, Restrictions } from '../token.ts';
import { SCOPES } from './catalogue.ts';

/** A token as the rules see it. */
export interface Grant extends Restrictions {
  readonly scopes: readonly string[];
}

/**
 * What tokens may do to tokens, said a second time and otherwise: with sets of names, numbers for addresses, and no code of the engine.
 * IPv4 only, and one range a list.
 */
export function isWithin(inner: Grant, outer: Grant): boolean {
  return (
    isSubset(permissionsOf(inner.scopes), permissionsOf(outer.scopes)) &&
    isSubset(carriedByMoreThanReading(inner.scopes), carriedByMoreThanReading(outer.scopes)) &&
    (outer.expiresAt === null ||
      (inner.expiresAt !== null && inner.expiresAt.getTime() <= outer.expiresAt.getTime())) &&
    (outer.notBefore === null ||
      (inner.notBefore !== null && inner.notBefore.getTime() >= outer.notBefore.getTime())) &&
    (outer.allowedAddresses === null || areAddressesWithin(inner.allowedAddresses, outer.allowedAddresses)) &&
    (outer.rateLimit === null || (inner.rateLimit !== null && isNeverMore(inner.rateLimit, outer.rateLimit)))
  );
}

export function permissionsOf(scopes: readonly string[]): Set<string> {
  return new Set(SCOPES.filter(({ name }) => scopes.includes(name)).flatMap(({ permissions }) => permissions));
}

/** The permissions held by way of a scope that does more than read. */
function carriedByMoreThanReading(scopes: readonly string[]): Set<string> {
  const more = SCOPES.filter(({ permissions }) => permissions.some((name) => !name.endsWith(':read')));
  return permissionsOf(scopes.filter((scope) => more.some(({ name }) => name === scope)));
}

/** Of the permissions to manage tokens, those that these scopes bring. */
export function managementOf(scopes: readonly string[]): Set<string> {
  const held = permissionsOf(scopes);
  return new Set(['token:create', 'token:update', 'token:delete'].filter((name) => held.has(name)));
}

export function isSubset(inner: ReadonlySet<string>, outer: ReadonlySet<string>): boolean {
  return [...inner].every((member) => outer.has(member));
}

function areAddressesWithin(inner: readonly string[] | null, outer: readonly string[]): boolean {
  if (inner === null) return false;
  return inner.every((a) => outer.some((b) => bounds(b)[0] <= bounds(a)[0] && bounds(a)[1] <= bounds(b)[1]));
}

/** The first and the last address of a range, as numbers. */
function bounds(range: string): [number, number] {
  const [address = '', length = '32'] = range.split('/');
  const number = address.split('.').reduce((value, octet) => value * 256 + Number(octet), 0);
  const size = 2 ** (32 - Number(length));
  const first = number - (number % size);
  return [first, first + size - 1];
}

/** Whether, when `inner` is used up at the start of each of its windows, no window of `outer` sees more than it may. */
function isNeverMore(inner: RateLimit, outer: RateLimit): boolean {
  let seen = 0;
  for (let second = 0; second < outer.windowSeconds; second += inner.windowSeconds) seen += inner.limit;
  return seen <= outer.limit;
}
