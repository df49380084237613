import { changeAccount } from '../auth/account-change.ts';
import { endSessions } from '../auth/session-store.ts';
import { removeTwoFactor } from '../auth/two-factor-store.ts';
import { readConfig, type ConfigFlags, type Environment } from '../config.ts';
import { findRow } from './find-person.ts';
import type { Refused } from './refused.ts';
import type { PersonReset } from './reset-password.ts';
import { BY_OPERATOR, useKnownEngine } from './use-engine.ts';

/** Turns somebody's second factor off and ends their sessions, whether or not the server is running. */
export async function resetTwoFactor(
  flags: ConfigFlags,
  environment: Environment,
  asked: string,
): Promise<PersonReset | Refused> {
  return useKnownEngine(readConfig(flags, environment), async (open) => {
    const person = await findRow(open, asked);
    if ('refused' in person) return person;
    const { id: userId, email } = person;
    const { engine, database } = open;
    const change = { engine, database: database.kysely, accountId: person.account_id, request: BY_OPERATOR };
    return changeAccount(change, async ({ transaction, record }) => {
      await removeTwoFactor(transaction, { userId, now: new Date(engine.clock.now()) });
      const sessionsEnded = await endSessions(transaction, { userId, exceptSessionId: null });
      await record({
        event: 'two_factor.disabled',
        detail: { email, proof: 'machine', sessions_ended: sessionsEnded },
      });
      return { email, sessionsEnded };
    });
  });
}
