import { randomUUID } from 'node:crypto';
import type { Page, PageRequest } from '@postern/engine';
import type { Database } from '../../db/server-tables.ts';
import { HttpProblem, notFound } from '../../http/problem.ts';
import { holdAccount } from '../account/account-store.ts';
import {
  deleteVolumeSnapshot,
  findVolumeSnapshot,
  type VolumeSnapshotRow,
} from '../snapshots/volume-snapshot-store.ts';
import { tagResources } from '../tags/tagging-store.ts';
import { findVolume, type VolumeRow } from './volume-store.ts';

/** Oldest first. index: volume_snapshots_by_volume */
export async function listSnapshotsOf(
  database: Database,
  volume: Pick<VolumeRow, 'id' | 'account_id'>,
  { limit, offset }: PageRequest,
): Promise<Page<VolumeSnapshotRow>> {
  const query = database
    .selectFrom('volume_snapshots')
    .where('volume_id', '=', volume.id)
    .where('account_id', '=', volume.account_id);
  const { total } = await query.select((row) => row.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const items = await query.selectAll().orderBy('created_at').orderBy('id').limit(limit).offset(offset).execute();
  return { items, total };
}

export interface NewVolumeSnapshot {
  readonly accountId: number;
  readonly volumeId: string;
  readonly name: string;
  readonly tags: readonly string[];
  readonly now: number;
}

/** Takes a snapshot, which is there at once. Of one volume, no two have the same name. */
export function createVolumeSnapshot(
  database: Database,
  { accountId, volumeId, name, tags, now }: NewVolumeSnapshot,
): Promise<VolumeSnapshotRow | HttpProblem> {
  return database.transaction().execute(async (transaction) => {
    await holdAccount(transaction, accountId);
    const volume = await findVolume(transaction, accountId, { id: volumeId });
    if (volume === undefined) return notFound();
    const twin = await transaction
      .selectFrom('volume_snapshots')
      .select('id')
      .where('volume_id', '=', volumeId)
      .where('name', '=', name)
      .executeTakeFirst();
    if (twin !== undefined) {
      return new HttpProblem('conflict', `a snapshot named "${name}" of this volume already exists`);
    }
    const snapshot = await insertSnapshot(transaction, volume, { name, now });
    const resourceIds = [snapshot.id];
    await tagResources(transaction, { accountId, type: 'volume_snapshot', resourceIds, names: tags, now });
    return snapshot;
  });
}

function insertSnapshot(
  transaction: Database,
  volume: VolumeRow,
  { name, now }: { name: string; now: number },
): Promise<VolumeSnapshotRow> {
  return transaction
    .insertInto('volume_snapshots')
    .values({
      id: randomUUID(),
      account_id: volume.account_id,
      volume_id: volume.id,
      name,
      regions: volume.region_slug,
      min_disk_size: volume.size_gigabytes,
      // Nothing is ever written to a volume, so that a snapshot takes up nothing.
      size_gigabytes: 0,
      filesystem_type: volume.filesystem_type,
      filesystem_label: volume.filesystem_label,
      created_at: now,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** `false` when the account has no such snapshot. */
export function deleteSnapshotById(
  database: Database,
  { accountId, snapshotId, now }: { accountId: number; snapshotId: string; now: number },
): Promise<boolean> {
  return database.transaction().execute(async (transaction) => {
    await holdAccount(transaction, accountId);
    const snapshot = await findVolumeSnapshot(transaction, accountId, snapshotId);
    if (snapshot !== undefined) await deleteVolumeSnapshot(transaction, snapshot, now);
    return snapshot !== undefined;
  });
}
