import { scopeCatalogue, type PermissionName } from '@postern/api';
import { authorize, compileRequirement, coveredAlternative, type Engine, type Requirement } from '@postern/engine';
import type { Caller } from './caller.ts';
import { noteSeen } from './token-use.ts';

const requirements = new Map<PermissionName, Requirement>();

/**
 * Whether a caller may see what takes a permission of its own inside the answer of a route that it is already let into. A
 * permission that shows something is noted as used.
 */
export function maySee(engine: Engine, caller: Caller, permission: PermissionName): boolean {
  const requirement = requirements.get(permission) ?? compileRequirement(scopeCatalogue, [[permission]], 'reads');
  requirements.set(permission, requirement);
  if (coveredAlternative(caller.grant, requirement) === null) return false;
  if (caller.kind === 'session') return true;
  noteSeen(caller.use, permission);
  return authorize(engine, caller.token, requirement) === null;
}
