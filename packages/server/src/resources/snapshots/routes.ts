import type { Snapshot } from '@postern/api';
import type { Database } from '../../db/server-tables.ts';
import type { Handlers } from '../../http/call.ts';
import { pageFields, pageRequest } from '../../http/pagination.ts';
import { notFound } from '../../http/problem.ts';
import { holdAccount } from '../account/account-store.ts';
import { deleteImage, findOwnImage, type ImageRow } from '../images/image-store.ts';
import type { Services } from '../services.ts';
import { pageOfSnapshots, presentDropletSnapshots, presentVolumeSnapshots } from './list-snapshots.ts';
import { deleteVolumeSnapshot, findVolumeSnapshot } from './volume-snapshot-store.ts';

type SnapshotHandlers = Pick<Handlers, 'snapshots_list' | 'snapshots_get' | 'snapshots_delete'>;

export function snapshotHandlers({ database: { kysely }, engine }: Services): SnapshotHandlers {
  return {
    snapshots_list: async (call) => {
      const { query, token } = call;
      const wanted = { of: query.resource_type, page: pageRequest(query) };
      const { items, total } = await pageOfSnapshots(kysely, token.accountId, wanted);
      return { snapshots: items, ...pageFields(call, query, total) };
    },
    snapshots_get: async ({ token, params }) => {
      const snapshot = await showSnapshot(kysely, token.accountId, params.snapshot_id);
      return snapshot === undefined ? notFound() : { snapshot };
    },
    snapshots_delete: async ({ token, params }) => {
      const target = { accountId: token.accountId, id: params.snapshot_id, now: engine.clock.now() };
      return (await deleteSnapshot(kysely, target)) ? null : notFound();
    },
  };
}

/** Backups and custom images are no snapshots, though they are images too. */
async function findDropletSnapshot(database: Database, accountId: number, id: number): Promise<ImageRow | undefined> {
  const image = await findOwnImage(database, accountId, id);
  return image?.type === 'snapshot' ? image : undefined;
}

async function showSnapshot(database: Database, accountId: number, id: number | string): Promise<Snapshot | undefined> {
  if (typeof id === 'number') {
    const image = await findDropletSnapshot(database, accountId, id);
    return (await presentDropletSnapshots(database, image === undefined ? [] : [image]))[0];
  }
  const snapshot = await findVolumeSnapshot(database, accountId, id);
  return (await presentVolumeSnapshots(database, snapshot === undefined ? [] : [snapshot]))[0];
}

/** `false` when the account has no such snapshot. */
function deleteSnapshot(
  database: Database,
  { accountId, id, now }: { accountId: number; id: number | string; now: number },
): Promise<boolean> {
  return database.transaction().execute(async (transaction) => {
    await holdAccount(transaction, accountId);
    if (typeof id === 'number') {
      const image = await findDropletSnapshot(transaction, accountId, id);
      if (image !== undefined) await deleteImage(transaction, image, now);
      return image !== undefined;
    }
    const snapshot = await findVolumeSnapshot(transaction, accountId, id);
    if (snapshot !== undefined) await deleteVolumeSnapshot(transaction, snapshot, now);
    return snapshot !== undefined;
  });
}
