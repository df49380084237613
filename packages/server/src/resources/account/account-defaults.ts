import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Database } from '../../db/server-tables.ts';
import { regions } from '../regions/regions.ts';
import { defaultIpRange, defaultVpcUuid } from '../vpcs/default-vpc.ts';
import type { AccountRow } from './account-store.ts';

/** Gives an account what each has from the start, or what it still lacks of that. */
export async function createDefaults(
  transaction: Database,
  account: Pick<AccountRow, 'id' | 'uuid' | 'name'>,
  now: number,
): Promise<void> {
  await transaction
    .insertInto('projects')
    .values({
      id: randomUUID(),
      account_id: account.id,
      name: 'first-project',
      description: 'Everything is here until it is moved to another project.',
      purpose: 'Just trying out DigitalOcean',
      environment: '',
      is_default: 1,
      created_at: now,
      updated_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await transaction
    .insertInto('vpcs')
    .values(
      regions.map(({ slug }, index) => ({
        id: defaultVpcUuid(account, slug),
        account_id: account.id,
        name: `default-${slug}`,
        description: '',
        region_slug: slug,
        ip_range: defaultIpRange(index),
        is_default: 1,
        last_host: 0,
        created_at: now,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/**
 * Brings accounts up to date that are older than projects and networks, or than a region of the catalogue: their Droplets go into
 * the default project. Does nothing when nothing is missing.
 */
export function completeAccounts(database: Database, now: number): Promise<void> {
  return database.transaction().execute(async (transaction) => {
    const incomplete = await transaction
      .selectFrom('accounts')
      .selectAll()
      .where((row) =>
        row(
          row
            .selectFrom('vpcs')
            .select((vpc) => vpc.fn.countAll<number>().as('count'))
            .whereRef('vpcs.account_id', '=', 'accounts.id')
            .where('is_default', '=', 1),
          '<',
          regions.length,
        ),
      )
      .execute();
    for (const account of incomplete) {
      await createDefaults(transaction, account, now);
      await gatherDroplets(transaction, account.id, now);
    }
  });
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
