import type { Database } from '../db/server-tables.ts';
import { hashPassword } from './password-hash.ts';
import { findPersonByEmail, insertPerson, writePassword, type NewPerson, type PersonRow } from './person-store.ts';
import { endSessions } from './session-store.ts';

/** A person with the password they are to have. */
export type PersonSetUp = Omit<NewPerson, 'passwordHash'> & { readonly password: string };

/** Makes a person, or gives whoever has the address this password and ends their sessions. For whoever owns the machine. */
export async function setUpPerson(database: Database, { password, ...person }: PersonSetUp): Promise<PersonRow> {
  const passwordHash = await hashPassword(password);
  return database.transaction().execute(async (transaction) => {
    const known = await findPersonByEmail(transaction, person.email);
    if (known === undefined) return insertPerson(transaction, { ...person, passwordHash });
    await writePassword(transaction, { userId: known.id, passwordHash, now: person.now });
    await endSessions(transaction, { userId: known.id, exceptSessionId: null });
    return known;
  });
}
