import { newPasswordSchema } from '@postern/api';
import { changeAccount } from '../auth/account-change.ts';
import { hashPassword } from '../auth/password-hash.ts';
import { passwordProblem } from '../auth/password-rules.ts';
import { writePassword } from '../auth/person-store.ts';
import { endSessions } from '../auth/session-store.ts';
import { readConfig, type ConfigFlags, type Environment } from '../config.ts';
import { findRow } from './find-person.ts';
import type { Refused } from './refused.ts';
import { BY_OPERATOR, useKnownEngine } from './use-engine.ts';

/** What a change of how somebody signs in has done besides. */
export interface PersonReset {
  readonly email: string;
  readonly sessionsEnded: number;
}

/** Gives somebody a new password and ends their sessions, whether or not the server is running. Their second factor stays. */
export async function resetPassword(
  flags: ConfigFlags,
  environment: Environment,
  { email: asked, password }: { readonly email: string; readonly password: string },
): Promise<PersonReset | Refused> {
  return useKnownEngine(readConfig(flags, environment), async (open) => {
    const person = await findRow(open, asked);
    if ('refused' in person) return person;
    const { id: userId, email } = person;
    const problem = shapeProblem(password) ?? passwordProblem(password, person);
    if (problem !== null) return { refused: problem };
    const passwordHash = await hashPassword(password);
    const { engine, database } = open;
    const change = { engine, database: database.kysely, accountId: person.account_id, request: BY_OPERATOR };
    return changeAccount(change, async ({ transaction, record }) => {
      await writePassword(transaction, { userId, passwordHash, now: new Date(engine.clock.now()) });
      const sessionsEnded = await endSessions(transaction, { userId, exceptSessionId: null });
      await record({ event: 'password.reset', detail: { email, sessions_ended: sessionsEnded } });
      return { email, sessionsEnded };
    });
  });
}

function shapeProblem(password: string): string | null {
  if (newPasswordSchema.safeParse(password).success) return null;
  return 'A password takes 12 to 256 characters of any kind but control characters.';
}
