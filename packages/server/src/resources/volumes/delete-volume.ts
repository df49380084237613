import type { Database } from '../../db/server-tables.ts';
import { notFound, type HttpProblem } from '../../http/problem.ts';
import { holdAccount } from '../account/account-store.ts';
import { removeFromProject } from '../projects/project-resource-store.ts';
import { removeTaggings } from '../tags/tagging-store.ts';
import { endVolumeCharge } from './volume-charge.ts';
import { findVolume, type VolumeRow, type VolumeTarget } from './volume-store.ts';
import { whyNotDeletable } from './volumes.ts';

/** Deletes a volume that is not in use; its snapshots stay. `null`, or why not. */
export function deleteVolume(
  database: Database,
  { accountId, target, now }: { accountId: number; target: VolumeTarget; now: number },
): Promise<HttpProblem | null> {
  return database.transaction().execute(async (transaction) => {
    await holdAccount(transaction, accountId);
    const volume = await findVolume(transaction, accountId, target);
    if (volume === undefined) return notFound();
    const problem = whyNotDeletable(volume);
    if (problem === null) await destroyVolume(transaction, volume, now);
    return problem;
  });
}

/** In a transaction that holds the account: takes the volume out of everything. */
export async function destroyVolume(transaction: Database, volume: VolumeRow, now: number): Promise<void> {
  const { id, account_id: accountId } = volume;
  await removeTaggings(transaction, { accountId, type: 'volume', resourceIds: [id] });
  await removeFromProject(transaction, { accountId, urns: [`do:volume:${id}`] });
  await endVolumeCharge(transaction, volume, now);
  await transaction.deleteFrom('volumes').where('id', '=', id).execute();
}
