import { bearerChallenge } from '@postern/adapters';
import { scopeCatalogue } from '@postern/api';
import {
  compileRequirement,
  explainMissing,
  TOKEN_MANAGEMENT_PERMISSIONS,
  type Excess,
  type Grant,
  type Refusal,
} from '@postern/engine';
import { forbidden } from './forbidden.ts';
import { recentSignInRequired } from './recent-sign-in.ts';
import { HttpProblem, invalidFields, notFound, unauthorized } from './problem.ts';

/** The answer for a request that a rule of the engine turned down. The only place where refusals meet HTTP. */
export function problemOfRefusal(refusal: Refusal, caller: Grant): HttpProblem {
  switch (refusal.code) {
    case 'unknown_scope': {
      const errors = refusal.unknown.map(({ name, nearest }) => ({
        field: 'scopes',
        message: `"${name}" is not a scope${nearest === null ? '' : `; did you mean "${nearest}"?`}`,
      }));
      const { message, detail, extra } = invalidFields(errors);
      return new HttpProblem('unprocessable_entity', message, {
        detail,
        extra: { ...extra, unknown_scopes: refusal.unknown.map((scope) => ({ ...scope })) },
      });
    }
    case 'invalid_field':
      return invalidFields([{ field: refusal.field, message: refusal.message }]);
    case 'exceeds_grant':
      return beyondGrant(refusal.exceeds, caller);
    case 'missing_permission':
      return forbidden(
        `You are not authorized to perform this operation (missing ${refusal.permission})`,
        caller.scopes,
      );
    case 'would_widen':
      return recentSignInRequired();
    case 'actor_not_active':
      return unauthorized('This token has just expired or been revoked.', {
        error: 'invalid_token',
        description: 'The token is not valid any more',
      });
    case 'token_not_found':
    case 'secret_not_found':
      return notFound();
    case 'token_not_active':
      return new HttpProblem('unprocessable_entity', `The token is ${refusal.state}, and stays so. Make a new one.`);
    case 'secret_not_retiring':
      return new HttpProblem(
        'conflict',
        'This secret is the one the token goes on with. Rotate the token first, or revoke the token.',
      );
    case 'conflict':
      return new HttpProblem(
        'conflict',
        'The token was changed by another request at the same time. Read it and ask again.',
      );
  }
}

/** 403 that says in what the request goes beyond the calling token, and what the caller would need instead. */
function beyondGrant(exceeds: readonly Excess[], caller: Grant): HttpProblem {
  const beyond = [...new Set(exceeds.flatMap(({ permissions }) => permissions ?? []))];
  const management: readonly string[] = TOKEN_MANAGEMENT_PERMISSIONS;
  const held = new Set(scopeCatalogue.namesOf(caller.permissions));
  const lacking = beyond.filter((name) => !held.has(name));
  const curable = lacking.length > 0 && exceeds.length === 1 && !lacking.some((name) => management.includes(name));
  const suggested = curable
    ? explainMissing(scopeCatalogue, caller, compileRequirement(scopeCatalogue, [lacking], 'reads')).suggestedScopes
    : [];
  const sentences = exceeds.map(({ field, message }) => `${field} ${message}`);
  const summary = 'A token cannot go beyond the one that asks';
  const scope = suggested.join(' ');
  const challenge = bearerChallenge({ error: 'insufficient_scope', description: summary, scope });
  return new HttpProblem('forbidden', `${summary}: ${sentences.join('; ')}`, {
    // No scope cures a longer life or a wider address.
    headers: curable ? { 'www-authenticate': challenge } : {},
    extra: {
      required: beyond,
      granted: [...caller.scopes],
      missing: beyond,
      suggested_scope: scope,
      exceeds: exceeds.map(({ field, message, permissions }) => ({
        field,
        message,
        ...(permissions !== undefined && { permissions: [...permissions] }),
      })),
    },
  });
}
