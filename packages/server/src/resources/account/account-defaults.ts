import { randomUUID } from 'node:crypto';
import type { Database } from '../../db/server-tables.ts';
import { createDefaultVpcs } from '../vpcs/default-vpc.ts';
import type { AccountRow } from './account-store.ts';

/**
 * Gives an account what each has from the start, or what it still lacks of that: a default project, and a network in every
 * region. In a transaction that has made the account or holds it.
 */
export async function createDefaults(
  transaction: Database,
  account: Pick<AccountRow, 'id' | 'uuid'>,
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
  await createDefaultVpcs(transaction, account, now);
}
