import type { Handlers } from '../../http/call.ts';
import { pageFields, pageRequest } from '../../http/pagination.ts';
import { HttpProblem, notFound } from '../../http/problem.ts';
import { presentAction } from '../actions/present.ts';
import type { Services } from '../services.ts';
import { startVolumeAction, type VolumeActionRequest } from './start-volume-action.ts';
import { findVolumeAction, listVolumeActions } from './volume-action-store.ts';
import { findVolume } from './volume-store.ts';

type VolumeActionHandlers = Pick<
  Handlers,
  'volumeActions_list' | 'volumeActions_get' | 'volumeActions_post_byId' | 'volumeActions_post'
>;

export function volumeActionHandlers(services: Services): VolumeActionHandlers {
  const { kysely } = services.database;
  return {
    volumeActions_list: async (call) => {
      const volume = await findVolume(kysely, call.caller.accountId, { id: call.params.volume_id });
      if (volume === undefined) return notFound();
      const { items, total } = await listVolumeActions(kysely, volume, pageRequest(call.query));
      return { actions: items.map(presentAction), ...pageFields(call, call.query, total) };
    },
    volumeActions_get: async ({ caller, params }) => {
      const volume = await findVolume(kysely, caller.accountId, { id: params.volume_id });
      const action = volume && (await findVolumeAction(kysely, volume, params.action_id));
      return action === undefined ? notFound() : { action: presentAction(action) };
    },
    volumeActions_post_byId: ({ caller: { accountId }, params: { volume_id: id }, body }) =>
      act(services, { accountId, target: { id }, body }),
    volumeActions_post: ({ caller: { accountId }, body }) =>
      act(services, { accountId, target: { name: body.volume_name, region: body.region }, body }),
  };
}

async function act(
  { database, engine, schedule }: Services,
  request: Omit<VolumeActionRequest, 'now' | 'dueAt'>,
): ReturnType<Handlers['volumeActions_post']> {
  const now = engine.clock.now();
  const started = await startVolumeAction(database.kysely, { ...request, now, dueAt: now + schedule.actionMs });
  if (started instanceof HttpProblem) return started;
  await schedule.actionStarted();
  return { action: presentAction(started) };
}
