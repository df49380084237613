import { findOwner, findPersonByEmail, type PersonRow } from '../auth/person-store.ts';
import { readConfig, type ConfigFlags, type Environment } from '../config.ts';
import type { OpenEngine } from '../open-engine.ts';
import { findInstallationAccount } from '../resources/account/account-store.ts';
import type { Refused } from './refused.ts';
import { useKnownEngine } from './use-engine.ts';

/** Somebody who can sign in. */
export interface KnownPerson {
  readonly email: string;
  readonly name: string;
  readonly role: 'owner' | 'member';
  readonly hasTwoFactor: boolean;
}

/** Who has the address, or who owns this installation where none is given. */
export async function findPerson(
  flags: ConfigFlags,
  environment: Environment,
  email: string | undefined,
): Promise<KnownPerson | Refused> {
  return useKnownEngine(readConfig(flags, environment), async (open) => {
    const found = await findRow(open, email);
    if ('refused' in found) return found;
    const { name, role } = found;
    return { email: found.email, name, role, hasTwoFactor: found.two_factor_enabled === 1 };
  });
}

export async function findRow({ database }: OpenEngine, email: string | undefined): Promise<PersonRow | Refused> {
  if (email !== undefined) {
    const person = await findPersonByEmail(database.kysely, email.trim().toLowerCase());
    return person ?? { refused: `Nobody here signs in as ${email}.` };
  }
  const account = await findInstallationAccount(database.kysely);
  const owner = account && (await findOwner(database.kysely, account.id));
  return (
    owner ?? { refused: 'Nobody owns this installation yet. "admin set-up-link" shows the link that makes an owner.' }
  );
}
