import type { Call, Handlers } from '../../http/call.ts';
import { pageFields, pageRequest } from '../../http/pagination.ts';
import { HttpProblem, notFound } from '../../http/problem.ts';
import type { Services } from '../services.ts';
import { presentVolumeSnapshots } from '../snapshots/list-snapshots.ts';
import { findVolumeSnapshot } from '../snapshots/volume-snapshot-store.ts';
import { createVolumeSnapshot, deleteSnapshotById, listSnapshotsOf } from './snapshots-of-volumes-store.ts';
import { findVolume } from './volume-store.ts';

type VolumeSnapshotHandlers = Pick<
  Handlers,
  'volumeSnapshots_list' | 'volumeSnapshots_create' | 'volumeSnapshots_get_byId' | 'volumeSnapshots_delete_byId'
>;

export function volumeSnapshotHandlers(services: Services): VolumeSnapshotHandlers {
  const { database, engine } = services;
  const { kysely } = database;
  return {
    volumeSnapshots_list: async (call) => {
      const volume = await findVolume(kysely, call.caller.accountId, { id: call.params.volume_id });
      if (volume === undefined) return notFound();
      const { items, total } = await listSnapshotsOf(kysely, volume, pageRequest(call.query));
      return { snapshots: await presentVolumeSnapshots(kysely, items), ...pageFields(call, call.query, total) };
    },
    volumeSnapshots_create: (call) => create(services, call),
    volumeSnapshots_get_byId: async ({ caller, params }) => {
      const found = await findVolumeSnapshot(kysely, caller.accountId, params.snapshot_id);
      const [snapshot] = await presentVolumeSnapshots(kysely, found === undefined ? [] : [found]);
      return snapshot === undefined ? notFound() : { snapshot };
    },
    volumeSnapshots_delete_byId: async ({ caller: { accountId }, params: { snapshot_id: snapshotId } }) => {
      const target = { accountId, snapshotId, now: engine.clock.now() };
      return (await deleteSnapshotById(kysely, target)) ? null : notFound();
    },
  };
}

async function create(
  { database, engine }: Services,
  { caller: { accountId }, params: { volume_id: volumeId }, body }: Call<'volumeSnapshots_create'>,
): ReturnType<Handlers['volumeSnapshots_create']> {
  const created = await createVolumeSnapshot(database.kysely, {
    accountId,
    volumeId,
    ...body,
    now: engine.clock.now(),
  });
  if (created instanceof HttpProblem) return created;
  const [snapshot] = await presentVolumeSnapshots(database.kysely, [created]);
  return snapshot === undefined ? notFound() : { snapshot };
}
