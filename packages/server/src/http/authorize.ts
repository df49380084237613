import { permissionsAsked, scopeCatalogue, type Access, type Condition, type Route } from '@postern/api';
import { authorize, compileRequirement, type Engine, type Requirement } from '@postern/engine';
import type { Caller, SessionCaller, TokenCaller } from './caller.ts';
import { forbidden, forbiddenByScope } from './forbidden.ts';
import type { HttpProblem } from './problem.ts';
import { hasRecentSignIn, recentSignInRequired } from './recent-sign-in.ts';
import { noteDecision } from './token-use.ts';

type PermissionAccess = Extract<Access, { kind: 'permissions' }>;

/** A route's access rule, compiled once. */
export interface Authorizer {
  /** Decides by the route alone, before the body is read. */
  byRoute(engine: Engine, caller: Caller, params: Readonly<Record<string, string>>): HttpProblem | null;
  /** Decides again by what the validated request asks for. */
  byPayload(engine: Engine, caller: Caller, input: { query: unknown; body: unknown }): HttpProblem | null;
}

export function createAuthorizer(route: Route): Authorizer {
  const { byRoute, byPayload } = createTokenAuthorizer(route);
  return {
    byRoute: (engine, caller, params) => {
      if (caller.kind === 'token') return byRoute(engine, caller, params);
      const needsConfirmation = route.recentSignIn === true && !hasRecentSignIn(caller, engine.clock.now());
      return decideSession(route.access, caller) ?? (needsConfirmation ? recentSignInRequired() : null);
    },
    byPayload: (engine, caller, input) => (caller.kind === 'token' ? byPayload(engine, caller, input) : null),
  };
}

/** No scope is missing to a person; what else a route may ask of one is decided before the body is read. */
function decideSession(access: Access, { session, grant }: SessionCaller): HttpProblem | null {
  if (access.kind === 'any_token') {
    return forbidden('This is about the token in use, and a session has none.', grant.scopes);
  }
  if (access.kind !== 'session' || access.role === undefined || access.role === session.role) return null;
  return forbidden('Only the owner of this account may do this. Ask them for it.', grant.scopes);
}

interface TokenAuthorizer {
  byRoute(engine: Engine, caller: TokenCaller, params: Readonly<Record<string, string>>): HttpProblem | null;
  byPayload(engine: Engine, caller: TokenCaller, input: { query: unknown; body: unknown }): HttpProblem | null;
}

const ALLOWED: TokenAuthorizer = { byRoute: () => null, byPayload: () => null };
const FOR_PEOPLE: TokenAuthorizer = {
  byRoute: (_, { grant, use }) => {
    use.outcome = 'missing_permission';
    return forbidden('Only a signed-in person may do this, in the control panel. No token opens it.', grant.scopes);
  },
  byPayload: () => null,
};

function createTokenAuthorizer(route: Route): TokenAuthorizer {
  const { access } = route;
  if (access.kind === 'session') return FOR_PEOPLE;
  if (access.kind !== 'permissions') return ALLOWED;
  const compile = (conditions: readonly Condition[]): Requirement => {
    const { anyOf, changes } = permissionsAsked({ access, method: route.method }, conditions);
    return compileRequirement(scopeCatalogue, anyOf, changes);
  };
  const ofRoute = compile([]);
  const byConditions = new Map<string, Requirement>();
  return {
    byRoute: (engine, caller, params) => (isSelf(access, caller, params) ? null : decide(engine, caller, ofRoute)),
    byPayload: (engine, caller, input) => {
      const applying = (access.when ?? []).filter((condition) => condition.applies(input));
      if (applying.length === 0) return null;
      const key = applying.map(({ summary }) => summary).join();
      const requirement = byConditions.get(key) ?? compile(applying);
      byConditions.set(key, requirement);
      return decide(engine, caller, requirement);
    },
  };
}

function decide(engine: Engine, { token, grant, use }: TokenCaller, requirement: Requirement): HttpProblem | null {
  const missing = authorize(engine, token, requirement);
  noteDecision(use, { grant, requirement, missing });
  return missing === null ? null : forbiddenByScope(missing);
}

function isSelf(access: PermissionAccess, { token }: TokenCaller, params: Readonly<Record<string, string>>): boolean {
  return access.orSelf === true && params['token_id'] === String(token.tokenId);
}
