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

export type Refusal = Extract<CallResult<unknown>, { ok: false }>;

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
  const { message, advice } = explain(problem, caller);
  return new Failure(message, { exitCode: CODES.get(status) ?? exitCodes.failed, advice, problem });
}

interface Explained {
  readonly message: string;
  /** What to do about it, a line each. */
  readonly advice: readonly string[];
}

function explain(problem: Problem, caller: Caller): Explained {
  const message = problem.detail || problem.message;
  if (problem.status === 401) {
    return { message, advice: [`The token came from ${caller.source}. Sign in with another: postern auth init`] };
  }
  if (problem.id === 'recent_sign_in_required') {
    const link = `Sign in again in the control panel, and do it there: ${caller.origin}/tokens`;
    return { message: problem.message, advice: [link] };
  }
  if (problem.exceeds !== undefined) {
    const lines = problem.exceeds.map((excess) => `${excess.field} ${excess.message}`);
    const summary = 'A token cannot go beyond the one that asks for it.';
    return { message: summary, advice: [...lines, ...scopeAdvice(problem, caller)] };
  }
  if (problem.status === 403) return { message, advice: scopeAdvice(problem, caller) };
  if (problem.unknown_scopes !== undefined) return explainUnknownScopes(problem.unknown_scopes);
  const [first, ...others] = problem.errors ?? [];
  if (first === undefined || others.length === 0) return { message, advice: [] };
  const lines = [first, ...others].map((error) => `${error.field}: ${error.message}`);
  return { message: 'The server does not take this.', advice: lines };
}

function explainUnknownScopes(unknown: NonNullable<Problem['unknown_scopes']>): Explained {
  const lines = unknown.map(
    ({ name, nearest }) => `"${name}"${nearest === null ? '' : `: did you mean "${nearest}"?`}`,
  );
  const message =
    unknown.length === 1 ? `There is no scope ${lines[0]}` : `There are no such ${unknown.length} scopes:`;
  return {
    message: message.endsWith('"') ? `${message}.` : message,
    advice: [...(unknown.length === 1 ? [] : lines), 'To search them: postern token scopes WORD'],
  };
}

/** The command that grants what was missing, and the page of the panel that does. */
function scopeAdvice(
  { missing = [], suggested_scope: suggested }: Problem,
  { origin, tokenId }: Caller,
): readonly string[] {
  const page = `${origin}/tokens${tokenId === null ? '' : `/${tokenId}`}`;
  // Where no scope would do, there is nothing to grant.
  if (!suggested) return [`The control panel: ${page}`];
  return [
    `missing: ${missing.join(', ')}`,
    `To grant it, with a token that may: postern token update ${tokenId ?? 'ID'} --add-scopes ${suggested.replaceAll(' ', ',')}`,
    `Or in the control panel: ${page}`,
  ];
}
