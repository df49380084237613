import * as z from 'zod';
import type { Condition, Route, RouteGroup } from '../route.ts';
import { actionSchema } from '../schemas/action.ts';
import { pathIdSchema } from '../schemas/fields.ts';
import { pageQueryShape, pageShape } from '../schemas/pagination.ts';
import {
  volumeActionByNameSchema,
  volumeActionCreateSchema,
  type VolumeActionByName,
  type VolumeActionCreate,
} from '../schemas/volume-action.ts';
import { uuidPathSchema } from '../schemas/volume.ts';

const volumeParams = z.object({ volume_id: uuidPathSchema });

const withTags: Condition<unknown, VolumeActionCreate | VolumeActionByName> = {
  summary: 'tags are given',
  alsoAnyOf: [['tag:create']],
  applies: ({ body }) => body.type === 'attach' && body.tags.length > 0,
};

const listVolumeActions = {
  operationId: 'volumeActions_list',
  tag: 'Volumes',
  method: 'GET',
  path: '/v2/volumes/{volume_id}/actions',
  summary: 'List what has been done to a volume, the newest first',
  access: { kind: 'permissions', anyOf: [['block_storage_action:read']] },
  params: volumeParams,
  query: z.object(pageQueryShape),
  status: 200,
  response: z.object({ actions: z.array(actionSchema), ...pageShape }),
} as const satisfies Route;

const getVolumeAction = {
  operationId: 'volumeActions_get',
  tag: 'Volumes',
  method: 'GET',
  path: '/v2/volumes/{volume_id}/actions/{action_id}',
  summary: 'Show an action on a volume, and how far it has come',
  access: { kind: 'permissions', anyOf: [['block_storage_action:read']] },
  params: volumeParams.extend({ action_id: pathIdSchema }),
  status: 200,
  response: z.object({ action: actionSchema }),
} as const satisfies Route;

const actOnVolume = {
  operationId: 'volumeActions_post_byId',
  tag: 'Volumes',
  method: 'POST',
  path: '/v2/volumes/{volume_id}/actions',
  summary: 'Attach, detach or resize a volume',
  access: { kind: 'permissions', anyOf: [['block_storage_action:create']], when: [withTags] },
  params: volumeParams,
  body: volumeActionCreateSchema,
  status: 202,
  response: z.object({ action: actionSchema }),
} as const satisfies Route;

const actOnVolumeByName = {
  operationId: 'volumeActions_post',
  tag: 'Volumes',
  method: 'POST',
  path: '/v2/volumes/actions',
  summary: 'Attach or detach the volume of a name and a region',
  access: { kind: 'permissions', anyOf: [['block_storage_action:create'], ['api:write']], when: [withTags] },
  body: volumeActionByNameSchema,
  status: 202,
  response: z.object({ action: actionSchema }),
} as const satisfies Route;

export const volumeActionRoutes = {
  volumeActions_get: getVolumeAction,
  volumeActions_list: listVolumeActions,
  volumeActions_post: actOnVolumeByName,
  volumeActions_post_byId: actOnVolume,
} as const satisfies RouteGroup;
