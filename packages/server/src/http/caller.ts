import type { SessionIdentity } from '../auth/session-finder.ts';
import { scopeCatalogue } from '@postern/api';
import type { Actor, Grant, VerifiedToken } from '@postern/engine';
import { startTokenUse, type TokenUse } from './token-use.ts';

/** A program, within what its token grants. */
export interface TokenCaller {
  readonly kind: 'token';
  readonly accountId: number;
  readonly grant: Grant;
  readonly token: VerifiedToken;
  readonly use: TokenUse;
}

/** A person at the control panel, with all rights to the account. */
export interface SessionCaller {
  readonly kind: 'session';
  readonly accountId: number;
  readonly grant: Grant;
  readonly session: SessionIdentity;
}

/** Who calls a route. */
export type Caller = TokenCaller | SessionCaller;

const { permissionNames } = scopeCatalogue;
const everything = scopeCatalogue.permissionSet(permissionNames);
/** Of a person. Nothing a person asks for is a matter of scopes. */
const EVERYTHING: Grant = Object.freeze({ scopes: permissionNames, permissions: everything, changing: everything });

export function tokenCaller(token: VerifiedToken): TokenCaller {
  const { accountId, grant, tokenId } = token;
  return { kind: 'token', accountId, grant, token, use: startTokenUse(tokenId, 'allowed') };
}

export function sessionCaller(session: SessionIdentity): SessionCaller {
  return { kind: 'session', accountId: session.accountId, grant: EVERYTHING, session };
}

/** Who asks, in the words of the audit trail. */
export function actorOf(caller: Caller): Actor {
  return caller.kind === 'token'
    ? { kind: 'token', tokenId: caller.token.tokenId }
    : { kind: 'person', name: caller.session.email };
}
