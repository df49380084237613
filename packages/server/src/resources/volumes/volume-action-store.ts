import type { Page, PageRequest } from '@postern/engine';
import type { Database } from '../../db/server-tables.ts';
import { findAction, type ActionRow } from '../actions/action-store.ts';
import type { VolumeRow } from './volume-store.ts';

/** What has been done to a volume, the newest first. index: actions_by_uuid */
export async function listVolumeActions(
  database: Database,
  volume: Pick<VolumeRow, 'id' | 'account_id'>,
  { limit, offset }: PageRequest,
): Promise<Page<ActionRow>> {
  const query = database
    .selectFrom('actions')
    .where('account_id', '=', volume.account_id)
    .where('resource_uuid', '=', volume.id);
  const { total } = await query.select((row) => row.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  return { items: await query.selectAll().orderBy('id', 'desc').limit(limit).offset(offset).execute(), total };
}

export async function findVolumeAction(
  database: Database,
  volume: Pick<VolumeRow, 'id' | 'account_id'>,
  actionId: number,
): Promise<ActionRow | undefined> {
  const action = await findAction(database, volume.account_id, actionId);
  return action?.resource_uuid === volume.id ? action : undefined;
}
