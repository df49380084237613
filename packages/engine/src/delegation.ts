import { formatAddressRange, parseAddressRange, rangeContains, type AddressRange } from './address-range.ts';
import type { Excess } from './errors.ts';
import { containsAll, difference, intersection, isEmpty, sizeOf, type PermissionSet } from './permission-set.ts';
import type { Grant, ScopeCatalogue } from './scope-catalogue.ts';
import type { RateLimit, Restrictions } from './token.ts';

/** Everything that bounds a token: what it may do, when, from where and how often. */
export interface Bounds extends Restrictions {
  readonly scopes: readonly string[];
}

/** The ways in which `candidate` goes beyond `bound`; none when it lies within. */
export function findExcess(catalogue: ScopeCatalogue, candidate: Bounds, bound: Bounds): Excess[] {
  const excess: (Excess | null)[] = [
    excessOfScopes(catalogue, catalogue.grantOf(candidate.scopes), catalogue.grantOf(bound.scopes)),
    endsWithin(candidate.expiresAt, bound.expiresAt)
      ? null
      : { field: 'expires_at', message: `must be ${bound.expiresAt?.toISOString()} or earlier` },
    beginsWithin(candidate.notBefore, bound.notBefore)
      ? null
      : { field: 'not_before', message: `must be ${bound.notBefore?.toISOString()} or later` },
    addressesWithin(candidate.allowedAddresses, bound.allowedAddresses)
      ? null
      : {
          field: 'allowed_ips',
          message: `must lie within ${bound.allowedAddresses?.join(', ') || 'no address at all'}`,
        },
    rateWithin(candidate.rateLimit, bound.rateLimit)
      ? null
      : {
          field: 'rate_limit',
          message: `must not allow more than ${bound.rateLimit?.limit} in ${bound.rateLimit?.windowSeconds} s`,
        },
  ];
  return excess.filter((found) => found !== null);
}

/** The part of `child` that lies within `parent`, or `null` when all of it does. */
export function narrowTo(catalogue: ScopeCatalogue, child: Bounds, parent: Bounds): Bounds | null {
  const excess = new Set(findExcess(catalogue, child, parent).map(({ field }) => field));
  if (excess.size === 0) return null;
  return {
    scopes: excess.has('scopes') ? narrowScopes(catalogue, child.scopes, parent.scopes) : child.scopes,
    expiresAt: excess.has('expires_at') ? parent.expiresAt : child.expiresAt,
    notBefore: excess.has('not_before') ? parent.notBefore : child.notBefore,
    allowedAddresses: excess.has('allowed_ips') ? narrowAddresses(child, parent) : child.allowedAddresses,
    rateLimit: excess.has('rate_limit') ? narrowRate(child.rateLimit, parent.rateLimit) : child.rateLimit,
  };
}

function excessOfScopes(catalogue: ScopeCatalogue, candidate: Grant, bound: Grant): Excess | null {
  const lacking = difference(candidate.permissions, bound.permissions);
  // Held, but through read-only scopes alone: the bound could not carry a change by it, and so neither may the candidate.
  const beyond = isEmpty(lacking) ? difference(candidate.changing, bound.changing) : lacking;
  if (isEmpty(beyond)) return null;
  const permissions = catalogue.namesOf(beyond);
  return { field: 'scopes', message: `must not go beyond the grant by ${permissions.join(', ')}`, permissions };
}

/** Keeps the scopes that fit whole, and names what fits of the others by fine scopes, widest first. */
function narrowScopes(catalogue: ScopeCatalogue, child: readonly string[], parent: readonly string[]): string[] {
  const had = catalogue.grantOf(child);
  const bound = catalogue.grantOf(parent);
  const fits = ({ grants, readOnly }: { grants: PermissionSet; readOnly: boolean }): boolean =>
    containsAll(bound.permissions, grants) && (readOnly || containsAll(bound.changing, grants));
  const kept = child.filter((name) => {
    const scope = catalogue.scopes.get(name);
    return scope !== undefined && fits(scope);
  });
  const common = intersection(had.permissions, bound.permissions);
  const fine = catalogue
    .namesOf(common)
    .flatMap((name) => catalogue.scopes.get(name) ?? [])
    .filter((scope) => fits(scope) && containsAll(common, scope.grants))
    .filter((scope) => scope.readOnly || containsAll(had.changing, scope.grants))
    .sort((a, b) => sizeOf(b.grants) - sizeOf(a.grants));
  for (const scope of fine) {
    const covered = catalogue.grantOf(kept);
    if (!containsAll(covered.permissions, scope.grants)) kept.push(scope.name);
  }
  return kept;
}

function endsWithin(candidate: Date | null, bound: Date | null): boolean {
  return bound === null || (candidate !== null && candidate <= bound);
}

function beginsWithin(candidate: Date | null, bound: Date | null): boolean {
  return bound === null || (candidate !== null && candidate >= bound);
}

function addressesWithin(candidate: readonly string[] | null, bound: readonly string[] | null): boolean {
  if (bound === null) return true;
  if (candidate === null) return false;
  const outer = rangesOf(bound);
  return rangesOf(candidate).every((inner) => outer.some((range) => rangeContains(range, inner)));
}

/** Two ranges nest or are apart, so the smaller of every nested pair is all that both allow. */
function narrowAddresses(child: Restrictions, parent: Restrictions): readonly string[] | null {
  if (child.allowedAddresses === null) return parent.allowedAddresses;
  const outer = rangesOf(parent.allowedAddresses ?? []);
  const common = rangesOf(child.allowedAddresses).flatMap((inner) =>
    outer.flatMap((range) => (rangeContains(range, inner) ? [inner] : rangeContains(inner, range) ? [range] : [])),
  );
  return [...new Set(common.map(formatAddressRange))];
}

/** In no stretch of the bound's window may the candidate allow more than the bound does, however its own windows fall. */
function rateWithin(candidate: RateLimit | null, bound: RateLimit | null): boolean {
  if (bound === null) return true;
  if (candidate === null) return false;
  return candidate.limit * Math.ceil(bound.windowSeconds / candidate.windowSeconds) <= bound.limit;
}

/** The parent's limit must not loosen the child's own over a longer window, so where neither holds the other both are undercut. */
function narrowRate(child: RateLimit | null, parent: RateLimit | null): RateLimit | null {
  if (child === null || parent === null || rateWithin(parent, child)) return parent;
  return {
    limit: Math.min(child.limit, parent.limit),
    windowSeconds: Math.max(child.windowSeconds, parent.windowSeconds),
  };
}

function rangesOf(texts: readonly string[]): AddressRange[] {
  return texts.flatMap((text) => parseAddressRange(text) ?? []);
}
