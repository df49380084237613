import { scopeCatalogue, type PermissionName } from '@postern/api';
import {
  authorize,
  compileRequirement,
  coveredAlternative,
  type Engine,
  type Requirement,
  type VerifiedToken,
} from '@postern/engine';

const requirements = new Map<PermissionName, Requirement>();

/**
 * Whether a token may see what takes a permission of its own inside the answer of a route that it is already let into. A
 * permission that shows something is noted as used.
 */
export function maySee(engine: Engine, token: VerifiedToken, permission: PermissionName): boolean {
  const requirement = requirements.get(permission) ?? compileRequirement(scopeCatalogue, [[permission]], 'reads');
  requirements.set(permission, requirement);
  if (coveredAlternative(token.grant, requirement) === null) return false;
  return authorize(engine, token, requirement) === null;
}
