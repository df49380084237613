import { authenticateRequest, type Authentication } from '@postern/adapters';
import type { Engine, VerifiedToken } from '@postern/engine';
import { forbidden } from './forbidden.ts';
import { unauthorized, type HttpProblem } from './problem.ts';
import { formatTimestamp } from './timestamp.ts';

/** The caller's token, or the answer that turns the request away. */
export interface CallerOutcome {
  readonly token: VerifiedToken | null;
  readonly problem: HttpProblem | null;
  /** Whether the caller presented something that proves nothing: what limits on guessing count. */
  readonly isGuess: boolean;
  /** For the log. */
  readonly reason: string | null;
}

/** Says who calls, or answers 401 (400 for two `Authorization` headers, 403 for an address that is not allowed). */
export async function authenticate(
  engine: Engine,
  request: { readonly rawHeaders: readonly string[]; readonly address: string | null },
): Promise<CallerOutcome> {
  const authentication = await authenticateRequest(engine, request);
  switch (authentication.kind) {
    case 'authenticated':
      return { token: authentication.token, problem: null, isGuess: false, reason: null };
    case 'no_credentials': {
      const problem = unauthorized('Unable to authenticate you. Send a token: "Authorization: Bearer TOKEN".');
      return { token: null, problem, isGuess: false, reason: 'no_credentials' };
    }
    case 'ambiguous_credentials': {
      const message = 'Send exactly one Authorization header.';
      const problem = unauthorized(message, { error: 'invalid_request', description: message });
      return { token: null, problem, isGuess: true, reason: 'ambiguous_credentials' };
    }
    case 'invalid_token': {
      const problem = unauthorized('Unable to authenticate you.', {
        error: 'invalid_token',
        description: 'The token is not valid',
      });
      return { token: null, problem, isGuess: true, reason: authentication.reason };
    }
    case 'refused_token':
      return { token: null, problem: describeRefusal(authentication), isGuess: false, reason: authentication.reason };
  }
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
