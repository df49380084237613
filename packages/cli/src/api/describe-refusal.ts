import type { CallResult, Problem } from '@postern/api/client';
import { exitCodes, type ExitCode } from '../exit-codes.ts';
import { Failure } from '../failure.ts';

/** Whose request it was that was refused. */
export interface Caller {
  readonly origin: string;
  /** Where the token came from, in words: `POSTERN_TOKEN`. */
  readonly source: string;
  /** The token's own id, where that is known without asking. */
  readonly tokenId: number | null;
}

type Refusal = Extract<CallResult<unknown>, { ok: false }>;

const CODES: ReadonlyMap<number, ExitCode> = new Map([
  [401, exitCodes.unauthenticated],
  [403, exitCodes.forbidden],
  [404, exitCodes.notFound],
]);

/** What the server refused, as the end of a command: its own words first, then what to do. */
export function describeRefusal({ status, problem }: Refusal, caller: Caller): Failure {
  if (problem === null) {
    return new Failure(
      `${caller.origin} answered ${status}, and not as Postern does. Something else may be listening there.`,
      { advice: ['Check the address: --api-url, POSTERN_API_URL, or "postern auth status".'] },
    );
  }
  return new Failure(problem.detail || problem.message, {
    exitCode: CODES.get(status) ?? exitCodes.failed,
    advice: adviceFor(problem, caller),
    problem,
  });
}

function adviceFor(problem: Problem, caller: Caller): readonly string[] {
  if (problem.status === 401) {
    return [`The token came from ${caller.source}. Sign in with another: postern auth init`];
  }
  if (problem.status === 403 && problem.suggested_scope !== undefined) return scopeAdvice(problem, caller);
  return (problem.errors ?? []).map(({ field, message }) => `${field}: ${message}`);
}

/** The command that grants what was missing, and the page of the panel that does. */
function scopeAdvice({ missing = [], granted = [], suggested_scope = '' }: Problem, caller: Caller): readonly string[] {
  const scopes = [...granted, ...suggested_scope.split(' ')].join(',');
  const id = caller.tokenId === null ? 'ID' : String(caller.tokenId);
  return [
    `missing: ${missing.join(', ')}`,
    `To grant it, with a token that may: postern token update ${id} --scopes ${scopes}`,
    `Or in the control panel: ${caller.origin}/tokens${caller.tokenId === null ? '' : `/${id}`}`,
  ];
}
