import { scopeCatalogue, type Access, type Condition, type Route } from '@postern/api';
import { authorize, compileRequirement, type Engine, type Requirement, type VerifiedToken } from '@postern/engine';
import { forbiddenByScope } from './forbidden.ts';
import type { HttpProblem } from './problem.ts';

type PermissionAccess = Extract<Access, { kind: 'permissions' }>;
type Alternatives = PermissionAccess['anyOf'];

/** A route's access rule, compiled once. */
export interface Authorizer {
  /** Decides by the route alone, before the body is read. */
  byRoute(engine: Engine, token: VerifiedToken, params: Readonly<Record<string, string>>): HttpProblem | null;
  /** Decides again by what the validated request asks for. */
  byPayload(engine: Engine, token: VerifiedToken, input: { query: unknown; body: unknown }): HttpProblem | null;
}

const ALLOWED: Authorizer = { byRoute: () => null, byPayload: () => null };

export function createAuthorizer(route: Route): Authorizer {
  const { access } = route;
  if (access.kind !== 'permissions') return ALLOWED;
  const changes = route.method === 'GET' ? 'reads' : 'changes';
  const compile = (conditions: readonly Condition[]): Requirement =>
    compileRequirement(scopeCatalogue, alternativesOf(access.anyOf, conditions), changes);
  const ofRoute = compile([]);
  const byConditions = new Map<string, Requirement>();
  return {
    byRoute: (engine, token, params) => (isSelf(access, token, params) ? null : decide(engine, token, ofRoute)),
    byPayload: (engine, token, input) => {
      const applying = (access.when ?? []).filter((condition) => condition.applies(input));
      if (applying.length === 0) return null;
      const key = applying.map(({ summary }) => summary).join();
      const requirement = byConditions.get(key) ?? compile(applying);
      byConditions.set(key, requirement);
      return decide(engine, token, requirement);
    },
  };
}

/** Every alternative of the route together with every one of each condition. */
function alternativesOf(anyOf: Alternatives, conditions: readonly Condition[]): Alternatives {
  return conditions.reduce(
    (sets, { alsoAnyOf }) => sets.flatMap((set) => alsoAnyOf.map((also) => [...new Set([...set, ...also])])),
    anyOf,
  );
}

function decide(engine: Engine, token: VerifiedToken, requirement: Requirement): HttpProblem | null {
  const missing = authorize(engine, token, requirement);
  return missing === null ? null : forbiddenByScope(missing);
}

function isSelf(access: PermissionAccess, token: VerifiedToken, params: Readonly<Record<string, string>>): boolean {
  return access.orSelf === true && params['token_id'] === String(token.tokenId);
}
