import type { Snapshot } from '@postern/api';
import type { Database } from '../../db/server-tables.ts';
import type { Handlers } from '../../http/call.ts';
import { pageFields, pageRequest } from '../../http/pagination.ts';
import { HttpProblem, notFound } from '../../http/problem.ts';
import { holdAccount } from '../account/account-store.ts';
import { deleteImage, findOwnImage, type ImageRow } from '../images/image-store.ts';
import { findImage } from '../images/images.ts';
import type { Services } from '../services.ts';
import { pageOfSnapshots, presentDropletSnapshots, presentVolumeSnapshots } from './list-snapshots.ts';
import { deleteVolumeSnapshot, findVolumeSnapshot, type VolumeSnapshotRow } from './volume-snapshot-store.ts';

type SnapshotHandlers = Pick<Handlers, 'snapshots_list' | 'snapshots_get' | 'snapshots_delete'>;

export function snapshotHandlers({ database: { kysely }, engine }: Services): SnapshotHandlers {
  return {
    snapshots_list: async (call) => {
      const { query, caller } = call;
      const wanted = { of: query.resource_type, page: pageRequest(query) };
      const { items, total } = await pageOfSnapshots(kysely, caller.accountId, wanted);
      return { snapshots: items, ...pageFields(call, query, total) };
    },
    snapshots_get: async ({ caller, params }) => {
      const found = await findSnapshot(kysely, caller.accountId, params.snapshot_id);
      return found instanceof HttpProblem ? found : { snapshot: await present(kysely, found) };
    },
    snapshots_delete: ({ caller, params }) =>
      deleteSnapshot(kysely, { accountId: caller.accountId, id: params.snapshot_id, now: engine.clock.now() }),
  };
}

type FoundSnapshot = { readonly ofDroplet: ImageRow } | { readonly ofVolume: VolumeSnapshotRow };

/** Backups, custom and public images are no snapshots, though they are images too. */
async function findSnapshot(
  database: Database,
  accountId: number,
  id: number | string,
): Promise<FoundSnapshot | HttpProblem> {
  if (typeof id === 'string') {
    const ofVolume = await findVolumeSnapshot(database, accountId, id);
    return ofVolume === undefined ? notFound() : { ofVolume };
  }
  const image = await findOwnImage(database, accountId, id);
  if (image?.type === 'snapshot') return { ofDroplet: image };
  const isImage = image !== undefined || findImage(id) !== undefined;
  return isImage ? new HttpProblem('bad_request', 'the resource is not a snapshot') : notFound();
}

async function present(database: Database, found: FoundSnapshot): Promise<Snapshot> {
  const [snapshot] =
    'ofDroplet' in found
      ? await presentDropletSnapshots(database, [found.ofDroplet])
      : await presentVolumeSnapshots(database, [found.ofVolume]);
  if (snapshot === undefined) throw new Error('A snapshot was left out of its own list.');
  return snapshot;
}

function deleteSnapshot(
  database: Database,
  { accountId, id, now }: { accountId: number; id: number | string; now: number },
): Promise<null | HttpProblem> {
  return database.transaction().execute(async (transaction) => {
    await holdAccount(transaction, accountId);
    const found = await findSnapshot(transaction, accountId, id);
    if (found instanceof HttpProblem) return found;
    if ('ofDroplet' in found) await deleteImage(transaction, found.ofDroplet, now);
    else await deleteVolumeSnapshot(transaction, found.ofVolume, now);
    return null;
  });
}
