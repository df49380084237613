import { scopeCatalogue, type PermissionName } from '@postern/api';
import {
  coveredAlternative,
  type AnsweredRequest,
  type Grant,
  type MissingScope,
  type PermissionSet,
  type RequestOutcome,
  type Requirement,
} from '@postern/engine';

/** What becomes of the request of a proven token, as far as it has come. It is counted when the request is answered. */
export interface TokenUse extends Pick<AnsweredRequest, 'tokenId' | 'outcome' | 'permissions' | 'missing' | 'changes'> {
  outcome: RequestOutcome;
  permissions: readonly string[];
  missing: readonly string[];
  changes: boolean;
}

/** A request that has taken no permission yet. */
export function startTokenUse(tokenId: number, outcome: RequestOutcome): TokenUse {
  return { tokenId, outcome, permissions: [], missing: [], changes: false };
}

/** Notes what the request takes, and whether the token has it. */
export function noteDecision(
  use: TokenUse,
  { grant, requirement, missing }: { grant: Grant; requirement: Requirement; missing: MissingScope | null },
): void {
  use.changes = requirement.changes;
  if (missing !== null) {
    use.outcome = 'missing_permission';
    use.permissions = missing.required;
    use.missing = missing.missing;
    return;
  }
  const covered = coveredAlternative(grant, requirement);
  use.permissions = covered === null ? [] : namesOf(covered);
}

/**
 * Notes a permission that showed something more in the answer. Not for a change: what carries a change is told by the permissions that it
 * takes, and would not be by more.
 */
export function noteSeen(use: TokenUse, permission: PermissionName): void {
  if (!use.changes) use.permissions = [...new Set([...use.permissions, permission])];
}

/** By alternative: there are as many as routes and conditions have. */
const names = new WeakMap<PermissionSet, readonly string[]>();

function namesOf(alternative: PermissionSet): readonly string[] {
  const known = names.get(alternative) ?? scopeCatalogue.namesOf(alternative);
  names.set(alternative, known);
  return known;
}
