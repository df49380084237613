import { changeAccount, type AccountChangeOptions } from '../../auth/account-change.ts';
import { checkPassword } from '../../auth/check-password.ts';
import { hashWantedPassword } from '../../auth/new-password.ts';
import { findPerson, renamePerson, writePassword } from '../../auth/person-store.ts';
import { endSessions } from '../../auth/session-store.ts';
import { Answered, type Call, type Handlers } from '../../http/call.ts';
import { HttpProblem, notFound } from '../../http/problem.ts';
import { presentPerson } from '../people/present.ts';
import type { Services } from '../services.ts';
import { requestOf } from '../tokens/tokens.ts';

type ProfileHandlers = Pick<Handlers, 'profile_get' | 'profile_update' | 'password_change'>;

export function profileHandlers(services: Services): ProfileHandlers {
  const { database } = services;
  return {
    profile_get: async ({ caller }) => {
      const person = await findPerson(database.kysely, caller.session.userId);
      return person === undefined ? notFound() : { profile: presentPerson(person) };
    },
    profile_update: (call) =>
      changeAccount(changeBy(services, call), async ({ transaction, record }) => {
        const { name } = call.body;
        const at = new Date(services.engine.clock.now());
        const person = await renamePerson(transaction, { userId: call.caller.session.userId, name, at });
        if (person === undefined) return notFound();
        await record({ event: 'profile.updated', detail: { name } });
        return { profile: presentPerson(person) };
      }),
    password_change: (call) => changePassword(services, call),
  };
}

/** Whoever else has got hold of the account is out; this browser goes on, under a cookie that nobody has seen. */
async function changePassword(
  services: Services,
  call: Call<'password_change'>,
): Promise<HttpProblem | Answered<null>> {
  const { auth, engine } = services;
  const { userId, email, name, sessionId, accountId } = call.caller.session;
  const { current_password: password, new_password: wanted } = call.body;
  const given = { accountId, userId, email, password, field: 'current_password', request: requestOf(call) };
  const problem = await checkPassword(auth, given);
  if (problem !== null) return problem;
  const passwordHash = await hashWantedPassword({ password: wanted, email, name, field: 'new_password' });
  if (passwordHash instanceof HttpProblem) return passwordHash;
  const now = new Date(engine.clock.now());
  const cookie = await changeAccount(changeBy(services, call), async ({ transaction, record }) => {
    await writePassword(transaction, { userId, passwordHash, now });
    const ended = await endSessions(transaction, { userId, exceptSessionId: sessionId });
    await record({ event: 'password.changed', detail: { sessions_ended: ended } });
    return auth.renewSession(transaction, { sessionId, confirmedAt: now, origin: call.origin });
  });
  await services.mail.send({
    to: email,
    subject: 'Your Postern password was changed',
    text: `The password of ${email} at ${call.origin} was changed, and all other sessions were ended.\n\nIf that was not you, ask whoever runs this Postern for a new set-up link or invitation at once.\n`,
  });
  return new Answered(null, { 'set-cookie': cookie });
}

function changeBy(
  { engine, database }: Services,
  call: Call<'profile_update' | 'password_change'>,
): AccountChangeOptions {
  return { engine, database: database.kysely, accountId: call.caller.accountId, request: requestOf(call) };
}
