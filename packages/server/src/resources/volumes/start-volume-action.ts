import type { Database } from '../../db/server-tables.ts';
import { notFound, type HttpProblem } from '../../http/problem.ts';
import { holdAccount } from '../account/account-store.ts';
import { insertAction, type ActionRow } from '../actions/action-store.ts';
import { findDroplet } from '../droplets/droplet-store.ts';
import { tagResources } from '../tags/tagging-store.ts';
import { ACTION_TYPES, whyNotActed, type VolumeActionBody, type VolumeActionParameters } from './volume-actions.ts';
import { countAttached, findVolume, type VolumeRow, type VolumeTarget } from './volume-store.ts';

export interface VolumeActionRequest {
  readonly accountId: number;
  readonly target: VolumeTarget;
  readonly body: VolumeActionBody;
  readonly now: number;
  /** When it is to be carried out. */
  readonly dueAt: number;
}

/** Begins an action, which holds the volume, and the Droplet that it is about, until it has ended; or says why not. */
export function startVolumeAction(
  database: Database,
  { accountId, target, body, now, dueAt }: VolumeActionRequest,
): Promise<ActionRow | HttpProblem> {
  return database.transaction().execute(async (transaction) => {
    await holdAccount(transaction, accountId);
    const volume = await findVolume(transaction, accountId, target);
    if (volume === undefined) return notFound();
    const dropletId = body.type === 'resize' ? null : body.droplet_id;
    const droplet = dropletId === null ? undefined : await findDroplet(transaction, accountId, dropletId);
    const attached = droplet === undefined ? 0 : await countAttached(transaction, droplet.id);
    const problem = whyNotActed(body, { volume, droplet, attached });
    if (problem !== null) return problem;
    const action = await insertAction(transaction, {
      accountId,
      type: ACTION_TYPES[body.type],
      resourceType: 'volume',
      resourceId: 0,
      resourceUuid: volume.id,
      regionSlug: volume.region_slug,
      parameters: parametersOf(body),
      startedAt: now,
      dueAt,
    });
    await hold(transaction, action, { volume, dropletId });
    const names = body.type === 'attach' ? body.tags : [];
    await tagResources(transaction, { accountId, type: 'volume', resourceIds: [volume.id], names, now });
    return action;
  });
}

function parametersOf(body: VolumeActionBody): VolumeActionParameters {
  return body.type === 'resize' ? { sizeGigabytes: body.size_gigabytes } : { dropletId: body.droplet_id };
}

async function hold(
  transaction: Database,
  { id }: ActionRow,
  { volume, dropletId }: { volume: VolumeRow; dropletId: number | null },
): Promise<void> {
  await transaction.updateTable('volumes').set({ pending_action_id: id }).where('id', '=', volume.id).execute();
  if (dropletId === null) return;
  await transaction.updateTable('droplets').set({ pending_action_id: id }).where('id', '=', dropletId).execute();
}
