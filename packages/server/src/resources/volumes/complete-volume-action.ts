import type { Updateable } from 'kysely';
import type { Database, VolumesTable } from '../../db/server-tables.ts';
import type { ActionEffect } from '../action-effects.ts';
import type { ActionRow } from '../actions/action-store.ts';
import type { VolumeActionParameters } from './volume-actions.ts';
import { endVolumeCharge, startVolumeCharge } from './volume-charge.ts';
import type { VolumeRow } from './volume-store.ts';

/** Does to a volume what an action was for, and lets go of it and of the Droplet that was held with it. */
export const completeVolumeAction: ActionEffect = async (transaction, action, now) => {
  const volume = await transaction
    .selectFrom('volumes')
    .selectAll()
    .where('id', '=', action.resource_uuid ?? '')
    .executeTakeFirst();
  if (volume === undefined) return 'errored';
  // Written by this server when the action began.
  const parameters = JSON.parse(action.parameters) as VolumeActionParameters;
  const changes = changesOf(action, parameters);
  await transaction
    .updateTable('volumes')
    .set({ ...changes, pending_action_id: null })
    .where('id', '=', volume.id)
    .execute();
  if ('dropletId' in parameters) await letGo(transaction, action, parameters.dropletId);
  else await chargeAnew(transaction, { ...volume, size_gigabytes: parameters.sizeGigabytes }, now);
  return 'completed';
};

function changesOf({ type }: ActionRow, parameters: VolumeActionParameters): Updateable<VolumesTable> {
  if ('sizeGigabytes' in parameters) return { size_gigabytes: parameters.sizeGigabytes };
  return { droplet_id: type === 'attach_volume' ? parameters.dropletId : null };
}

async function letGo(transaction: Database, { id }: ActionRow, dropletId: number): Promise<void> {
  await transaction
    .updateTable('droplets')
    .set({ pending_action_id: null })
    .where('id', '=', dropletId)
    .where('pending_action_id', '=', id)
    .execute();
}

async function chargeAnew(transaction: Database, volume: VolumeRow, now: number): Promise<void> {
  await endVolumeCharge(transaction, volume, now);
  await startVolumeCharge(transaction, volume, now);
}
