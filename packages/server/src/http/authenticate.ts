import { authenticateRequest, headerValues, type Authentication } from '@postern/adapters';
import type { Engine } from '@postern/engine';
import type { SessionFinder } from '../auth/session-finder.ts';
import { sessionCaller, tokenCaller, type Caller } from './caller.ts';
import { crossSiteProblem } from './cross-site.ts';
import { forbidden } from './forbidden.ts';
import { unauthorized, type HttpProblem } from './problem.ts';
import { formatTimestamp } from './timestamp.ts';
import { startTokenUse, type TokenUse } from './token-use.ts';

/** The caller, or the answer that turns the request away. */
export interface CallerOutcome {
  readonly caller: Caller | null;
  /** Of the token that was proved, whether it was let in or not. */
  readonly use: TokenUse | null;
  readonly problem: HttpProblem | null;
  /** Whether the caller presented something that proves nothing: what limits on guessing count. */
  readonly isGuess: boolean;
  /** For the log. */
  readonly reason: string | null;
}

/** Where callers are looked up. */
export interface Authenticators {
  readonly engine: Engine;
  readonly sessions: SessionFinder;
}

/** A request as far as authentication looks at it. */
export interface PresentedRequest {
  readonly method: string;
  readonly rawHeaders: readonly string[];
  readonly address: string | null;
  /** The server's own origin, as the client sees it. */
  readonly origin: string;
}

/**
 * Says who calls, or answers 401 (400 for two `Authorization` headers, 403 for an address that is not allowed and for what another
 * site's page sends). Where there is an `Authorization` header, cookies count for nothing.
 */
export async function authenticate(
  { engine, sessions }: Authenticators,
  request: PresentedRequest,
): Promise<CallerOutcome> {
  const authentication = await authenticateRequest(engine, request);
  switch (authentication.kind) {
    case 'authenticated': {
      const caller = tokenCaller(authentication.token);
      return { caller, use: caller.use, problem: null, isGuess: false, reason: null };
    }
    case 'no_credentials':
      return (await authenticateSession(sessions, request)) ?? NO_CREDENTIALS;
    case 'ambiguous_credentials': {
      const message = 'Send exactly one Authorization header.';
      const problem = unauthorized(message, { error: 'invalid_request', description: message });
      return { caller: null, use: null, problem, isGuess: true, reason: 'ambiguous_credentials' };
    }
    case 'invalid_token': {
      const problem = unauthorized('Unable to authenticate you.', {
        error: 'invalid_token',
        description: 'The token is not valid',
      });
      return { caller: null, use: null, problem, isGuess: true, reason: authentication.reason };
    }
    case 'refused_token': {
      const { reason, tokenId } = authentication;
      const use = tokenId === null ? null : startTokenUse(tokenId, reason);
      return { caller: null, use, problem: describeRefusal(authentication), isGuess: false, reason };
    }
  }
}

const NO_CREDENTIALS: CallerOutcome = {
  caller: null,
  use: null,
  problem: unauthorized('Unable to authenticate you. Send a token: "Authorization: Bearer TOKEN".'),
  isGuess: false,
  reason: 'no_credentials',
};

/** `null` when nobody is signed in, and where there is an `Authorization` header, though it holds no token. */
async function authenticateSession(sessions: SessionFinder, request: PresentedRequest): Promise<CallerOutcome | null> {
  if (headerValues(request.rawHeaders, 'authorization').length > 0) return null;
  const cookie = headerValues(request.rawHeaders, 'cookie').join('; ');
  if (cookie === '') return null;
  const session = await sessions.find({ cookie, isSecure: request.origin.startsWith('https:') });
  if (session === null) return null;
  const problem = crossSiteProblem(request);
  const reason = problem === null ? null : 'cross_site_request';
  return { caller: problem === null ? sessionCaller(session) : null, use: null, problem, isGuess: false, reason };
}

type RefusedToken = Extract<Authentication, { kind: 'refused_token' }>;

/** Told only to whoever holds a true secret. */
function describeRefusal({ reason, at, scopes }: RefusedToken): HttpProblem {
  const time = at === null ? '' : formatTimestamp(at);
  switch (reason) {
    case 'expired':
      return invalidToken(`This token expired on ${time}. Make a new one.`);
    case 'revoked':
      return invalidToken(`This token was revoked on ${time}. Make a new one.`);
    case 'retired':
      return invalidToken(`This secret was replaced by a rotation and ended on ${time}. Use the token's new secret.`);
    case 'not_yet_valid':
      return invalidToken(`This token is not valid before ${time}.`);
    case 'address_not_allowed':
      return forbidden('This token may not be used from your address.', scopes);
  }
}

function invalidToken(message: string): HttpProblem {
  return unauthorized(message, { error: 'invalid_token', description: message });
}
