import { randomUUID } from 'node:crypto';
import type { Selectable } from 'kysely';
import type { InvitationsTable } from '../db/people-tables.ts';
import type { Database } from '../db/server-tables.ts';
import type { OidcIdentity } from './oidc-provider.ts';
import type { PersonRow } from './person-store.ts';

/** How the company's service is named among credentials: a new service knows other people. */
function providerOf({ issuer }: Pick<OidcIdentity, 'issuer'>): string {
  return `oidc ${issuer}`;
}

/** index: unique constraint on provider, subject */
export function findPersonOfIdentity(database: Database, identity: OidcIdentity): Promise<PersonRow | undefined> {
  return database
    .selectFrom('users')
    .innerJoin('credentials', 'credentials.user_id', 'users.id')
    .selectAll('users')
    .where('credentials.provider', '=', providerOf(identity))
    .where('credentials.subject', '=', identity.subject)
    .executeTakeFirst();
}

/** As whom the service knows a person. index: credentials_by_user */
export async function findIdentities(
  database: Database,
  { userId, issuer }: { userId: string; issuer: string },
): Promise<string[]> {
  const rows = await database
    .selectFrom('credentials')
    .select('subject')
    .where('user_id', '=', userId)
    .where('provider', '=', providerOf({ issuer }))
    .execute();
  return rows.map(({ subject }) => subject);
}

/** Of the service's tokens, nothing is kept. */
export async function writeIdentity(
  database: Database,
  { userId, identity, now }: { userId: string; identity: OidcIdentity; now: Date },
): Promise<void> {
  const at = now.toISOString();
  await database
    .insertInto('credentials')
    .values({
      id: randomUUID(),
      user_id: userId,
      provider: providerOf(identity),
      subject: identity.subject,
      created_at: at,
      updated_at: at,
    })
    .onConflict((conflict) => conflict.columns(['provider', 'subject']).doNothing())
    .execute();
}

/** Those that may still be accepted, of any account. They are few: gone once accepted or withdrawn. */
export function findInvitationsTo(
  database: Database,
  email: string,
  now: number,
): Promise<Pick<Selectable<InvitationsTable>, 'id' | 'account_id' | 'invited_by'>[]> {
  return database
    .selectFrom('invitations')
    .select(['id', 'account_id', 'invited_by'])
    .where('email', '=', email)
    .where('expires_at', '>', now)
    .limit(2)
    .execute();
}
