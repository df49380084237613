import { recordAccountEvent } from '@postern/engine';
import { hashWantedPassword } from '../../auth/new-password.ts';
import { findPersonByEmail, insertPerson } from '../../auth/person-store.ts';
import type { Call, Handlers } from '../../http/call.ts';
import { HttpProblem } from '../../http/problem.ts';
import { createAccountIn, findAccountByEmail } from '../account/account-store.ts';
import { presentPerson } from '../people/present.ts';
import type { Services } from '../services.ts';

/** Makes an account of its own for whoever asks, where the operator lets anybody in. */
export async function signUp(
  { engine, database, signUpIsOpen }: Services,
  call: Call<'account_sign_up'>,
): ReturnType<Handlers['account_sign_up']> {
  if (!signUpIsOpen) return new HttpProblem('forbidden', 'Sign-up is closed here. Ask the owner to invite you.');
  const { email, name, password } = call.body;
  const passwordHash = await hashWantedPassword({ password, email, name, field: 'password' });
  if (passwordHash instanceof HttpProblem) return passwordHash;
  const now = new Date(engine.clock.now());
  const person = await database.kysely.transaction().execute(async (transaction) => {
    if ((await findPersonByEmail(transaction, email)) ?? (await findAccountByEmail(transaction, email))) return null;
    const { id: accountId } = await createAccountIn(transaction, { email, name, createdAt: now });
    return insertPerson(transaction, { accountId, role: 'owner', email, name, passwordHash, now });
  });
  if (person === null) return new HttpProblem('conflict', 'There is an account with this address. Sign in instead.');
  const request = { actor: { kind: 'person', name: email }, address: call.address, requestId: call.requestId } as const;
  await recordAccountEvent(engine, request, {
    accountId: person.account_id,
    event: 'account.set_up',
    detail: { email },
  });
  return { profile: presentPerson(person) };
}
