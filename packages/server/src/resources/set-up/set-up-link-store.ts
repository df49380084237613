import type { Selectable } from 'kysely';
import type { SetUpLinksTable } from '../../db/people-tables.ts';
import type { Database } from '../../db/server-tables.ts';

export type SetUpLinkRow = Selectable<SetUpLinksTable>;

/** Takes the place of the account's last one. */
export async function writeSetUpLink(database: Database, link: SetUpLinkRow): Promise<void> {
  await database
    .insertInto('set_up_links')
    .values(link)
    .onConflict((conflict) => conflict.column('account_id').doUpdateSet(link))
    .execute();
}

/** index: unique constraint on secret_digest */
export function findSetUpLink(database: Database, digest: string, now: number): Promise<SetUpLinkRow | undefined> {
  return database
    .selectFrom('set_up_links')
    .selectAll()
    .where('secret_digest', '=', digest)
    .where('expires_at', '>', now)
    .executeTakeFirst();
}

/** Whether it was there: whoever takes it, takes it once. */
export async function takeSetUpLink(database: Database, digest: string): Promise<boolean> {
  const { numDeletedRows } = await database
    .deleteFrom('set_up_links')
    .where('secret_digest', '=', digest)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
