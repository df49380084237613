import type { Call, Handlers } from '../../http/call.ts';
import { pageFields, pageRequest } from '../../http/pagination.ts';
import { HttpProblem, notFound } from '../../http/problem.ts';
import type { Services } from '../services.ts';
import { createVolume } from './create-volume.ts';
import { deleteVolume } from './delete-volume.ts';
import { presentVolumes } from './present.ts';
import { findVolume, listVolumes } from './volume-store.ts';

type VolumeHandlers = Pick<
  Handlers,
  'volumes_list' | 'volumes_create' | 'volumes_get' | 'volumes_delete' | 'volumes_delete_byName'
>;

export function volumeHandlers(services: Services): VolumeHandlers {
  const { kysely } = services.database;
  const { clock } = services.engine;
  return {
    volumes_list: async (call) => {
      const { name, region } = call.query;
      const filter = { name, region, ...pageRequest(call.query) };
      const { items, total } = await listVolumes(kysely, call.caller.accountId, filter);
      return { volumes: await presentVolumes(kysely, items), ...pageFields(call, call.query, total) };
    },
    volumes_create: (call) => create(services, call),
    volumes_get: async ({ caller, params }) => {
      const volume = await findVolume(kysely, caller.accountId, { id: params.volume_id });
      const [shown] = await presentVolumes(kysely, volume === undefined ? [] : [volume]);
      return shown === undefined ? notFound() : { volume: shown };
    },
    volumes_delete: ({ caller: { accountId }, params: { volume_id: id } }) =>
      deleteVolume(kysely, { accountId, target: { id }, now: clock.now() }),
    volumes_delete_byName: ({ caller: { accountId }, query: { name, region } }) =>
      deleteVolume(kysely, { accountId, target: { name, region }, now: clock.now() }),
  };
}

async function create(
  { database, engine }: Services,
  { caller: { accountId }, body }: Call<'volumes_create'>,
): ReturnType<Handlers['volumes_create']> {
  const created = await createVolume(database.kysely, { accountId, body, now: engine.clock.now() });
  if (created instanceof HttpProblem) return created;
  const [volume] = await presentVolumes(database.kysely, [created]);
  return volume === undefined ? notFound() : { volume };
}
