import type { Selectable } from 'kysely';
import type { Database, DropletDestructionsTable } from '../../db/server-tables.ts';
import type { AssociatedResource } from './associated-resources-store.ts';

export type DestructionRow = Selectable<DropletDestructionsTable>;

/** What became of one thing that was to be destroyed with a Droplet. */
export interface DestroyedResource extends Pick<AssociatedResource, 'kind' | 'id' | 'name'> {
  /** Null: it is still there. */
  readonly destroyedAt: number | null;
}

/** index: primary key */
export function findDestruction(
  database: Database,
  accountId: number,
  dropletId: number,
): Promise<DestructionRow | undefined> {
  return database
    .selectFrom('droplet_destructions')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('droplet_id', '=', dropletId)
    .executeTakeFirst();
}

export function resourcesOf({ resources }: DestructionRow): DestroyedResource[] {
  // Written by this server.
  return JSON.parse(resources) as DestroyedResource[];
}

/** Keeps what became of a Droplet and of what was to be destroyed with it, in place of what was kept before. */
export async function keepDestruction(
  transaction: Database,
  { resources, ...row }: Omit<DestructionRow, 'resources'> & { readonly resources: readonly DestroyedResource[] },
): Promise<void> {
  const values = { ...row, resources: JSON.stringify(resources) };
  await transaction
    .insertInto('droplet_destructions')
    .values(values)
    .onConflict((conflict) => conflict.column('droplet_id').doUpdateSet(values))
    .execute();
}

/**
 * Notes that a Droplet is destroyed that was to go with something else, if it was: what is left of that belongs to nothing, and is
 * not waited for any more. In a transaction that holds the account.
 */
export async function settleDestruction(
  transaction: Database,
  { accountId, dropletId, now }: { readonly accountId: number; readonly dropletId: number; readonly now: number },
): Promise<void> {
  const last = await findDestruction(transaction, accountId, dropletId);
  if (last === undefined) return;
  const resources = resourcesOf(last).filter(({ destroyedAt }) => destroyedAt !== null);
  await keepDestruction(transaction, { ...last, resources, destroyed_at: now, completed_at: now });
}
