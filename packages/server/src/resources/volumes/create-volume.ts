import { randomUUID } from 'node:crypto';
import type { VolumeCreate } from '@postern/api';
import type { Database } from '../../db/server-tables.ts';
import { HttpProblem } from '../../http/problem.ts';
import { holdAccount } from '../account/account-store.ts';
import { assignToDefaultProject } from '../projects/project-resource-store.ts';
import { findVolumeSnapshot } from '../snapshots/volume-snapshot-store.ts';
import { tagResources } from '../tags/tagging-store.ts';
import { startVolumeCharge } from './volume-charge.ts';
import { countVolumes, findVolume, type VolumeRow } from './volume-store.ts';
import { planVolume, type VolumePlan } from './volumes.ts';

export interface VolumeCreation {
  readonly accountId: number;
  readonly body: VolumeCreate;
  readonly now: number;
}

/** Makes a volume, or says why there can be none. */
export function createVolume(
  database: Database,
  { accountId, body, now }: VolumeCreation,
): Promise<VolumeRow | HttpProblem> {
  return database.transaction().execute(async (transaction) => {
    const { volume_limit: limit } = await holdAccount(transaction, accountId);
    const { snapshot_id: snapshotId } = body;
    const snapshot =
      snapshotId === undefined ? undefined : await findVolumeSnapshot(transaction, accountId, snapshotId);
    const plan = planVolume(body, snapshot);
    if (plan instanceof HttpProblem) return plan;
    const { name, region_slug: region } = plan;
    if ((await findVolume(transaction, accountId, { name, region })) !== undefined) return nameTaken(plan);
    if ((await countVolumes(transaction, accountId)) >= limit) return limitReached(limit);
    const volume = await insertVolume(transaction, { accountId, plan, now });
    await tagResources(transaction, { accountId, type: 'volume', resourceIds: [volume.id], names: body.tags, now });
    await assignToDefaultProject(transaction, { accountId, urns: [`do:volume:${volume.id}`], now });
    await startVolumeCharge(transaction, volume, now);
    return volume;
  });
}

function insertVolume(
  transaction: Database,
  { accountId, plan, now }: { accountId: number; plan: VolumePlan; now: number },
): Promise<VolumeRow> {
  return transaction
    .insertInto('volumes')
    .values({
      id: randomUUID(),
      account_id: accountId,
      ...plan,
      droplet_id: null,
      pending_action_id: null,
      created_at: now,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}

function nameTaken({ name, region_slug: region }: VolumePlan): HttpProblem {
  return new HttpProblem('conflict', `a volume named "${name}" already exists in ${region}`);
}

function limitReached(limit: number): HttpProblem {
  return new HttpProblem('unprocessable_entity', `creating this volume will exceed your volume limit of ${limit}`, {
    detail: `The account may have ${limit} volumes and has as many. Delete some, or ask for a higher limit.`,
  });
}
