import type { Image } from '@postern/api';
import type { Database } from '../../db/server-tables.ts';
import type { Call, Handlers } from '../../http/call.ts';
import { pageFields, pageRequest } from '../../http/pagination.ts';
import { HttpProblem, invalidFields, notFound } from '../../http/problem.ts';
import { holdAccount } from '../account/account-store.ts';
import type { Services } from '../services.ts';
import { regionErrors, updatedFields, updateErrors } from './custom-images.ts';
import { deleteImage, findOwnImage, updateImage } from './image-store.ts';
import { findImage } from './images.ts';
import { importImage } from './import-image.ts';
import { pageOfImages, presentImages } from './list-images.ts';
import { presentPublicImage } from './present.ts';

type ImageHandlers = Pick<
  Handlers,
  'images_list' | 'images_create_custom' | 'images_get' | 'images_update' | 'images_delete'
>;

export function imageHandlers(services: Services): ImageHandlers {
  const { kysely } = services.database;
  return {
    images_list: async (call) => {
      const { query, caller } = call;
      const { items, total } = await pageOfImages(kysely, caller.accountId, { query, page: pageRequest(query) });
      return { images: items, ...pageFields(call, query, total) };
    },
    images_create_custom: (call) => create(services, call),
    images_get: async ({ caller, params }) => {
      const image = await showImage(kysely, caller.accountId, params.image_id);
      return image === undefined ? notFound() : { image };
    },
    images_update: (call) => update(services, call),
    images_delete: (call) => remove(services, call),
  };
}

async function showImage(database: Database, accountId: number, id: number | string): Promise<Image | undefined> {
  const inCatalogue = findImage(id);
  if (inCatalogue !== undefined) return presentPublicImage(inCatalogue);
  const own = typeof id === 'number' ? await findOwnImage(database, accountId, id) : undefined;
  const [image] = await presentImages(database, own === undefined ? [] : [own]);
  return image;
}

async function create(
  { database, engine, schedule }: Services,
  { caller, body }: Call<'images_create_custom'>,
): ReturnType<Handlers['images_create_custom']> {
  const errors = regionErrors(body.region);
  if (errors.length > 0) return invalidFields(errors);
  const now = engine.clock.now();
  const row = await importImage(database.kysely, {
    accountId: caller.accountId,
    image: body,
    now,
    dueAt: now + schedule.actionMs,
  });
  // Shown as it was made, whatever has become of it by the time this is sent.
  const [image] = await presentImages(database.kysely, [row]);
  await schedule.actionStarted();
  return image === undefined ? notFound() : { image };
}

function update(
  { database }: Services,
  { caller: { accountId }, params: { image_id: imageId }, body }: Call<'images_update'>,
): ReturnType<Handlers['images_update']> {
  return database.kysely.transaction().execute(async (transaction) => {
    await holdAccount(transaction, accountId);
    const image = await findOwnImage(transaction, accountId, imageId);
    if (image === undefined) return absentOrPublic(imageId);
    const changed = updatedFields(image, body);
    const errors = updateErrors(image, changed);
    if (errors.length > 0) return invalidFields(errors);
    const row = await updateImage(transaction, { accountId, imageId }, changed);
    const [shown] = await presentImages(transaction, row === undefined ? [] : [row]);
    return shown === undefined ? notFound() : { image: shown };
  });
}

function remove(
  { database, engine }: Services,
  { caller: { accountId }, params: { image_id: imageId } }: Call<'images_delete'>,
): ReturnType<Handlers['images_delete']> {
  return database.kysely.transaction().execute(async (transaction) => {
    await holdAccount(transaction, accountId);
    const image = await findOwnImage(transaction, accountId, imageId);
    if (image === undefined) return absentOrPublic(imageId);
    await deleteImage(transaction, image, engine.clock.now());
    return null;
  });
}

/** 403 for a public image: everybody sees it, so that 404 would be a lie, and no scope would help. */
export function absentOrPublic(imageId: number): HttpProblem {
  if (findImage(imageId) === undefined) return notFound();
  return new HttpProblem('forbidden', 'You are not authorized to perform this operation', {
    detail: 'This image is public: every account can use it, and none can change it.',
  });
}
