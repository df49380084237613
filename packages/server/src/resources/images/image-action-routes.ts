import type { Call, Handlers } from '../../http/call.ts';
import { pageFields, pageRequest } from '../../http/pagination.ts';
import { HttpProblem, invalidFields, notFound } from '../../http/problem.ts';
import type { Database } from '../../db/server-tables.ts';
import { holdAccount } from '../account/account-store.ts';
import { findAction, insertAction, listActionsOf, listActionsUnderWay } from '../actions/action-store.ts';
import { presentAction } from '../actions/present.ts';
import type { Services } from '../services.ts';
import { imageActionErrors, isForestalled, regionsOf } from './image-actions.ts';
import { findOwnImage } from './image-store.ts';
import { findImage } from './images.ts';
import { absentOrPublic } from './routes.ts';

type ImageActionHandlers = Pick<Handlers, 'imageActions_list' | 'imageActions_post' | 'imageActions_get'>;

export function imageActionHandlers(services: Services): ImageActionHandlers {
  const { kysely } = services.database;
  return {
    imageActions_list: async (call) => {
      const { accountId } = call.caller;
      const id = call.params.image_id;
      if (!(await isVisible(kysely, accountId, id))) return notFound();
      const { items, total } = await listActionsOf(kysely, { accountId, type: 'image', id }, pageRequest(call.query));
      return { actions: items.map(presentAction), ...pageFields(call, call.query, total) };
    },
    imageActions_post: (call) => start(services, call),
    imageActions_get: async ({ caller: { accountId }, params }) => {
      const action = await findAction(kysely, accountId, params.action_id);
      const isOfImage = action?.resource_type === 'image' && action.resource_id === params.image_id;
      if (!isOfImage || !(await isVisible(kysely, accountId, params.image_id))) return notFound();
      return { action: presentAction(action) };
    },
  };
}

const PENDING = 'Image already has a pending event.';

/** Nothing is ever done to a public image, and everybody may see that. */
async function isVisible(database: Database, accountId: number, imageId: number): Promise<boolean> {
  return findImage(imageId) !== undefined || (await findOwnImage(database, accountId, imageId)) !== undefined;
}

async function start(
  { database, engine, schedule }: Services,
  { caller: { accountId }, params: { image_id: imageId }, body }: Call<'imageActions_post'>,
): ReturnType<Handlers['imageActions_post']> {
  const now = engine.clock.now();
  const outcome = await database.kysely.transaction().execute(async (transaction) => {
    await holdAccount(transaction, accountId);
    const image = await findOwnImage(transaction, accountId, imageId);
    if (image === undefined) return absentOrPublic(imageId);
    const errors = imageActionErrors(image, body);
    if (errors.length > 0) return invalidFields(errors);
    const underWay = await listActionsUnderWay(transaction, { accountId, type: 'image', id: imageId });
    if (isForestalled(image, underWay, body)) return new HttpProblem('unprocessable_entity', PENDING);
    const action = await insertAction(transaction, {
      accountId,
      type: body.type,
      resourceType: 'image',
      resourceId: imageId,
      regionSlug: body.type === 'transfer' ? body.region : (regionsOf(image)[0] ?? null),
      parameters: body,
      startedAt: now,
      dueAt: now + schedule.actionMs,
    });
    return { action: presentAction(action) };
  });
  if (!(outcome instanceof HttpProblem)) await schedule.actionStarted();
  return outcome;
}
