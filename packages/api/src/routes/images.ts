import * as z from 'zod';
import type { Condition, Route, RouteGroup } from '../route.ts';
import { emptyAsAbsent, pathIdSchema, slugSchema, tagNameSchema } from '../schemas/fields.ts';
import { imageCreateSchema, imageUpdateSchema, type ImageCreate } from '../schemas/image-changes.ts';
import { imageSchema } from '../schemas/image.ts';
import { pageQueryShape, pageShape } from '../schemas/pagination.ts';

const imageParams = z.object({ image_id: pathIdSchema });

const imageListQuery = z.object({
  ...pageQueryShape,
  type: emptyAsAbsent(z.enum(['distribution', 'application']).optional()).meta({
    description: 'Only public images: operating systems, or those with a program set up.',
  }),
  private: emptyAsAbsent(
    z
      .string()
      .toLowerCase()
      .pipe(z.enum(['true', 'false']))
      .optional(),
  ).meta({
    description: 'true: only the account’s own images. In any case, as languages print it.',
  }),
  tag_name: emptyAsAbsent(tagNameSchema.optional()).meta({ description: 'Only images with this tag.' }),
});

const byTag: Condition<z.output<typeof imageListQuery>> = {
  summary: 'tag_name is given',
  alsoAnyOf: [['tag:read']],
  applies: ({ query }) => query.tag_name !== undefined,
};

const withTags: Condition<unknown, ImageCreate> = {
  summary: 'tags are given',
  alsoAnyOf: [['tag:create']],
  applies: ({ body }) => body.tags.length > 0,
};

const listImages = {
  operationId: 'images_list',
  tag: 'Images',
  method: 'GET',
  path: '/v2/images',
  summary: 'List images: those that everybody has, then the account’s own',
  access: { kind: 'permissions', anyOf: [['image:read']], when: [byTag] },
  query: imageListQuery,
  status: 200,
  response: z.object({ images: z.array(imageSchema), ...pageShape }),
} as const satisfies Route;

const createImage = {
  operationId: 'images_create_custom',
  tag: 'Images',
  method: 'POST',
  path: '/v2/images',
  summary: 'Import a custom image',
  access: { kind: 'permissions', anyOf: [['image:create']], when: [withTags] },
  body: imageCreateSchema,
  status: 202,
  response: z.object({ image: imageSchema }),
} as const satisfies Route;

const getImage = {
  operationId: 'images_get',
  tag: 'Images',
  method: 'GET',
  path: '/v2/images/{image_id}',
  summary: 'Show an image, by number or, if it is public, by slug',
  access: { kind: 'permissions', anyOf: [['image:read']] },
  params: z.object({ image_id: z.union([pathIdSchema, slugSchema]) }),
  status: 200,
  response: z.object({ image: imageSchema }),
} as const satisfies Route;

const updateImage = {
  operationId: 'images_update',
  tag: 'Images',
  method: 'PUT',
  path: '/v2/images/{image_id}',
  summary: 'Rename an image, or describe a custom one anew',
  access: { kind: 'permissions', anyOf: [['image:update']] },
  params: imageParams,
  body: imageUpdateSchema,
  status: 200,
  response: z.object({ image: imageSchema }),
} as const satisfies Route;

const deleteImage = {
  operationId: 'images_delete',
  tag: 'Images',
  method: 'DELETE',
  path: '/v2/images/{image_id}',
  summary: 'Delete an image',
  access: { kind: 'permissions', anyOf: [['image:delete']] },
  params: imageParams,
  status: 204,
  response: null,
} as const satisfies Route;

export const imageRoutes = {
  images_create_custom: createImage,
  images_delete: deleteImage,
  images_get: getImage,
  images_list: listImages,
  images_update: updateImage,
} as const satisfies RouteGroup;
