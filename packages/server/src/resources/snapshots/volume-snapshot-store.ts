import type { PageRequest } from '@postern/engine';
import type { Selectable } from 'kysely';
import type { Database, VolumeSnapshotsTable } from '../../db/server-tables.ts';
import { endCharges } from '../billing/charge-store.ts';
import { removeTaggings } from '../tags/tagging-store.ts';

export type VolumeSnapshotRow = Selectable<VolumeSnapshotsTable>;

/** index: volume_snapshots_by_account */
export async function countVolumeSnapshots(database: Database, accountId: number): Promise<number> {
  const { count } = await database
    .selectFrom('volume_snapshots')
    .select((row) => row.fn.countAll<number>().as('count'))
    .where('account_id', '=', accountId)
    .executeTakeFirstOrThrow();
  return count;
}

/** Oldest first. index: volume_snapshots_by_account */
export function listVolumeSnapshots(
  database: Database,
  accountId: number,
  { limit, offset }: PageRequest,
): Promise<VolumeSnapshotRow[]> {
  return database
    .selectFrom('volume_snapshots')
    .selectAll()
    .where('account_id', '=', accountId)
    .orderBy('created_at')
    .orderBy('id')
    .limit(limit)
    .offset(offset)
    .execute();
}

/** index: primary key */
export function findVolumeSnapshot(
  database: Database,
  accountId: number,
  snapshotId: string,
): Promise<VolumeSnapshotRow | undefined> {
  return database
    .selectFrom('volume_snapshots')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('id', '=', snapshotId)
    .executeTakeFirst();
}

/** In a transaction that holds the account. */
export async function deleteVolumeSnapshot(
  transaction: Database,
  { id, account_id: accountId }: VolumeSnapshotRow,
  now: number,
): Promise<void> {
  await removeTaggings(transaction, { accountId, type: 'volume_snapshot', resourceIds: [id] });
  await endCharges(transaction, { resourceType: 'volume_snapshot', resourceId: id }, now);
  await transaction.deleteFrom('volume_snapshots').where('account_id', '=', accountId).where('id', '=', id).execute();
}
