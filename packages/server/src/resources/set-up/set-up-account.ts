import { changeAccount, type AccountChange } from '../../auth/account-change.ts';
import { hashWantedPassword } from '../../auth/new-password.ts';
import { digestOfLink } from '../../auth/one-time-link.ts';
import {
  findOwner,
  findPersonByEmail,
  insertPerson,
  writeOwner,
  writePassword,
  type PersonRow,
} from '../../auth/person-store.ts';
import { endSessions } from '../../auth/session-store.ts';
import { removeTwoFactor } from '../../auth/two-factor-store.ts';
import type { Call, Handlers } from '../../http/call.ts';
import { HttpProblem, notFound } from '../../http/problem.ts';
import { findAccountByEmail, nameAccount } from '../account/account-store.ts';
import { presentPerson } from '../people/present.ts';
import type { Services } from '../services.ts';
import { findSetUpLink, takeSetUpLink } from './set-up-link-store.ts';

const GONE =
  'This link was used or has run out. On the machine that Postern runs on, "npx postern admin set-up-link" gives a new one.';

interface Owner {
  readonly accountId: number;
  readonly email: string;
  readonly name: string;
  readonly passwordHash: string;
  readonly now: Date;
}

/** Makes the owner of an account, or gives the one there is a new password: whoever has the link has the machine. */
export async function setUpAccount(
  { engine, database }: Services,
  call: Call<'account_set_up'>,
): ReturnType<Handlers['account_set_up']> {
  const { secret, email, name, password } = call.body;
  const now = engine.clock.now();
  const digest = digestOfLink(secret);
  const link = await findSetUpLink(database.kysely, digest, now);
  if (link === undefined) return notFound(GONE);
  const passwordHash = await hashWantedPassword({ password, email, name, field: 'password' });
  if (passwordHash instanceof HttpProblem) return passwordHash;
  const accountId = link.account_id;
  const request = { actor: { kind: 'person', name: email }, address: call.address, requestId: call.requestId } as const;
  return changeAccount({ engine, database: database.kysely, accountId, request }, async (change) => {
    const owner = await findOwner(change.transaction, accountId);
    if (await isTaken(change, { accountId, email, ownerId: owner?.id })) {
      return new HttpProblem('conflict', 'Another account has this address. Use a different one.');
    }
    if (!(await takeSetUpLink(change.transaction, digest))) return notFound(GONE);
    const given = { accountId, email, name, passwordHash, now: new Date(now) };
    return {
      profile: presentPerson(await (owner === undefined ? create(change, given) : reset(change, owner, given))),
    };
  });
}

async function isTaken(
  { transaction }: AccountChange,
  { accountId, email, ownerId }: { accountId: number; email: string; ownerId: string | undefined },
): Promise<boolean> {
  const [person, account] = [await findPersonByEmail(transaction, email), await findAccountByEmail(transaction, email)];
  return (person !== undefined && person.id !== ownerId) || (account !== undefined && account.id !== accountId);
}

async function create({ transaction, record }: AccountChange, owner: Owner): Promise<PersonRow> {
  const person = await insertPerson(transaction, { ...owner, role: 'owner' });
  await nameAccount(transaction, owner.accountId, owner);
  await record({ event: 'account.set_up', detail: { email: owner.email } });
  return person;
}

/** Whoever is locked out has lost the second factor as well as the password, and whoever locked them out may be signed in. */
async function reset({ transaction, record }: AccountChange, known: PersonRow, owner: Owner): Promise<PersonRow> {
  const { email, name, now, passwordHash } = owner;
  await writePassword(transaction, { userId: known.id, passwordHash, now });
  await removeTwoFactor(transaction, { userId: known.id, now });
  const ended = await endSessions(transaction, { userId: known.id, exceptSessionId: null });
  const person = await writeOwner(transaction, { userId: known.id, email, name, at: now });
  await nameAccount(transaction, owner.accountId, owner);
  await record({ event: 'password.reset', detail: { email, was: known.email, sessions_ended: ended } });
  return person;
}
