import { recordAccountEvent, type Request } from '@postern/engine';
import { invalidFields, type HttpProblem } from '../http/problem.ts';
import type { AuthContext } from './auth-context.ts';
import { verifyPassword } from './password-hash.ts';
import { findPasswordHash } from './person-store.ts';

/** A password that somebody who is signed in gives once more. */
export interface GivenPassword {
  readonly accountId: number;
  readonly userId: string;
  readonly email: string;
  readonly password: string;
  /** What the request calls it. */
  readonly field: string;
  readonly request: Request;
}

/**
 * Whether it is theirs: `null`, or the answer. Wrong ones count as failed sign-ins do, and so does what `lookFurther` finds wrong once
 * the password is right.
 */
export async function checkPassword(
  context: AuthContext,
  given: GivenPassword,
  lookFurther: () => Promise<HttpProblem | null> = async () => null,
): Promise<HttpProblem | null> {
  const { engine, database, limits } = context;
  const { accountId, userId, email, request, field } = given;
  const attempt = { address: request.address ?? null, email, isKnownAddress: true };
  const refusal = await limits.begin(attempt);
  if (refusal !== null) {
    const event = { accountId, event: 'sign_in.limited', detail: { email } } as const;
    if (refusal.isFirst) await recordAccountEvent(engine, request, event);
    return refusal.problem;
  }
  const hash = await findPasswordHash(database.kysely, userId);
  if (hash === null) {
    const message = 'You sign in with your company’s account and have no password here. Sign out and in again instead.';
    return invalidFields([{ field, message }]);
  }
  if (!(await verifyPassword(hash, given.password))) {
    return invalidFields([{ field, message: 'This is not your password.' }]);
  }
  const problem = await lookFurther();
  if (problem === null) await limits.succeeded(attempt);
  return problem;
}
