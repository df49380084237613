import * as z from 'zod';
import type { Route, RouteGroup } from '../route.ts';
import { actionSchema } from '../schemas/action.ts';
import { pathIdSchema } from '../schemas/fields.ts';
import { imageActionSchema } from '../schemas/image-changes.ts';
import { pageQueryShape, pageShape } from '../schemas/pagination.ts';

const imageParams = z.object({ image_id: pathIdSchema });

const listImageActions = {
  operationId: 'imageActions_list',
  tag: 'Images',
  method: 'GET',
  path: '/v2/images/{image_id}/actions',
  summary: 'List what has been done to an image, newest first',
  access: { kind: 'permissions', anyOf: [['image:read']] },
  params: imageParams,
  query: z.object(pageQueryShape),
  status: 200,
  response: z.object({ actions: z.array(actionSchema), ...pageShape }),
} as const satisfies Route;

const startImageAction = {
  operationId: 'imageActions_post',
  tag: 'Images',
  method: 'POST',
  path: '/v2/images/{image_id}/actions',
  summary: 'Transfer an image to another region, or convert a backup to a snapshot',
  access: { kind: 'permissions', anyOf: [['image:update']] },
  params: imageParams,
  body: imageActionSchema,
  status: 201,
  response: z.object({ action: actionSchema }),
} as const satisfies Route;

const getImageAction = {
  operationId: 'imageActions_get',
  tag: 'Images',
  method: 'GET',
  path: '/v2/images/{image_id}/actions/{action_id}',
  summary: 'Show an action on an image, and how far it has come',
  access: { kind: 'permissions', anyOf: [['image:read']] },
  params: z.object({ image_id: pathIdSchema, action_id: pathIdSchema }),
  status: 200,
  response: z.object({ action: actionSchema }),
} as const satisfies Route;

export const imageActionRoutes = {
  imageActions_get: getImageAction,
  imageActions_list: listImageActions,
  imageActions_post: startImageAction,
} as const satisfies RouteGroup;
