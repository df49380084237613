import { bearerChallenge } from '@postern/adapters';
import type { MissingScope } from '@postern/engine';
import { HttpProblem } from './problem.ts';

/** Header lines stay short of what clients and proxies accept. */
const MAX_LISTED = 20;

/** The 403 that says what was needed, what the token has, what it lacks, and the least to add (RFC 6750 §3.1, `insufficient_scope`). */
export function forbiddenByScope(missingScope: MissingScope): HttpProblem {
  const { required, granted, missing, suggestedScopes } = missingScope;
  const suggested = suggestedScopes.join(' ');
  const detail =
    `This needs ${list(required)}. The token grants ${list(granted)}, which lacks ${list(missing)}.` +
    (suggested === '' ? '' : ` Adding the scope ${suggested} would allow it.`);
  const description = `required ${list(required)}; granted ${list(granted)}; missing ${list(missing)}`;
  return new HttpProblem('forbidden', `You are not authorized to perform this operation (missing ${list(missing)})`, {
    detail,
    extra: { required: [...required], granted: [...granted], missing: [...missing], suggested_scope: suggested },
    headers: {
      'www-authenticate': bearerChallenge({ error: 'insufficient_scope', description, scope: suggested }),
    },
  });
}

/** A 403 for another reason than scopes, in the same shape. */
export function forbidden(message: string, granted: readonly string[]): HttpProblem {
  return new HttpProblem('forbidden', message, {
    extra: { required: [], granted: [...granted], missing: [], suggested_scope: '' },
  });
}

function list(names: readonly string[]): string {
  if (names.length === 0) return 'nothing';
  const shown = names.slice(0, MAX_LISTED).join(', ');
  return names.length > MAX_LISTED ? `${shown} and ${names.length - MAX_LISTED} more` : shown;
}
