import { sql } from 'kysely';
import type { Database } from '../../db/server-tables.ts';
import { regions } from '../regions/regions.ts';
import { createDefaults } from './account-defaults.ts';
import { holdAccount } from './account-store.ts';

/**
 * Brings accounts up to date that are older than projects and networks, or than a region of the catalogue: their Droplets go into
 * the default project. Does nothing when nothing is missing.
 */
export async function completeAccounts(database: Database, now: number): Promise<void> {
  for (const accountId of await findIncomplete(database)) {
    await database.transaction().execute(async (transaction) => {
      // Other nodes may be starting too: whoever comes second finds nothing missing.
      const account = await holdAccount(transaction, accountId);
      await createDefaults(transaction, account, now);
      await gatherDroplets(transaction, accountId, now);
    });
  }
}

/** index: vpcs_default, one look for each account */
async function findIncomplete(database: Database): Promise<number[]> {
  const slugs = regions.map(({ slug }) => slug);
  const incomplete = await database
    .selectFrom('accounts')
    .select('id')
    .where((row) =>
      row(
        row
          .selectFrom('vpcs')
          .select((vpc) => vpc.fn.countAll<number>().as('count'))
          .whereRef('vpcs.account_id', '=', 'accounts.id')
          .where('is_default', '=', 1)
          .where('region_slug', 'in', slugs),
        '<',
        slugs.length,
      ),
    )
    .orderBy('id')
    .execute();
  return incomplete.map(({ id }) => id);
}

/** Puts the Droplets that are in no project into the default one. */
async function gatherDroplets(transaction: Database, accountId: number, now: number): Promise<void> {
  await sql`
    insert into project_resources (account_id, urn, project_id, assigned_at)
    select droplets.account_id, 'do:droplet:' || cast(droplets.id as text), projects.id, cast(${now} as bigint)
    from droplets
    join projects on projects.account_id = droplets.account_id and projects.is_default = 1
    where droplets.account_id = ${accountId}
    on conflict do nothing
  `.execute(transaction);
}
