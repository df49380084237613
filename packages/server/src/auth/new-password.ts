import { invalidFields, type HttpProblem } from '../http/problem.ts';
import { hashPassword } from './password-hash.ts';
import { passwordProblem } from './password-rules.ts';

export interface WantedPassword {
  readonly password: string;
  readonly email: string;
  readonly name: string;
  /** What the request calls it. */
  readonly field: string;
}

/** The hash of a password that somebody may have, or the answer that says why not. */
export async function hashWantedPassword(wanted: WantedPassword): Promise<string | HttpProblem> {
  const message = passwordProblem(wanted.password, wanted);
  return message === null ? hashPassword(wanted.password) : invalidFields([{ field: wanted.field, message }]);
}
