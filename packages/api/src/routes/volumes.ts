import * as z from 'zod';
import type { Condition, Route, RouteGroup } from '../route.ts';
import { emptyAsAbsent, lineSchema, slugSchema } from '../schemas/fields.ts';
import { pageQueryShape, pageShape } from '../schemas/pagination.ts';
import { uuidPathSchema, volumeCreateSchema, volumeSchema, type VolumeCreate } from '../schemas/volume.ts';

const volumeParams = z.object({ volume_id: uuidPathSchema });

const withTags: Condition<unknown, VolumeCreate> = {
  summary: 'tags are given',
  alsoAnyOf: [['tag:create']],
  applies: ({ body }) => body.tags.length > 0,
};

const fromSnapshot: Condition<unknown, VolumeCreate> = {
  summary: 'snapshot_id is given',
  alsoAnyOf: [['block_storage_snapshot:read']],
  applies: ({ body }) => body.snapshot_id !== undefined,
};

const listVolumes = {
  operationId: 'volumes_list',
  tag: 'Volumes',
  method: 'GET',
  path: '/v2/volumes',
  summary: 'List volumes',
  access: { kind: 'permissions', anyOf: [['block_storage:read'], ['api:read'], ['api:write']] },
  query: z.object({
    ...pageQueryShape,
    name: emptyAsAbsent(lineSchema(255).optional()).meta({
      description: 'Only volumes of exactly this name: one in each region.',
    }),
    region: emptyAsAbsent(slugSchema.optional()).meta({ description: 'Only volumes in this region.' }),
  }),
  status: 200,
  response: z.object({ volumes: z.array(volumeSchema), ...pageShape }),
} as const satisfies Route;

const createVolume = {
  operationId: 'volumes_create',
  tag: 'Volumes',
  method: 'POST',
  path: '/v2/volumes',
  summary: 'Create a volume, empty or from a snapshot',
  access: { kind: 'permissions', anyOf: [['block_storage:create'], ['api:write']], when: [withTags, fromSnapshot] },
  body: volumeCreateSchema,
  status: 201,
  response: z.object({ volume: volumeSchema }),
} as const satisfies Route;

const getVolume = {
  operationId: 'volumes_get',
  tag: 'Volumes',
  method: 'GET',
  path: '/v2/volumes/{volume_id}',
  summary: 'Show a volume',
  access: { kind: 'permissions', anyOf: [['block_storage:read']] },
  params: volumeParams,
  status: 200,
  response: z.object({ volume: volumeSchema }),
} as const satisfies Route;

const deleteVolume = {
  operationId: 'volumes_delete',
  tag: 'Volumes',
  method: 'DELETE',
  path: '/v2/volumes/{volume_id}',
  summary: 'Delete a volume that is attached to no Droplet',
  access: { kind: 'permissions', anyOf: [['block_storage:delete']] },
  params: volumeParams,
  status: 204,
  response: null,
} as const satisfies Route;

const deleteVolumeByName = {
  operationId: 'volumes_delete_byName',
  tag: 'Volumes',
  method: 'DELETE',
  path: '/v2/volumes',
  summary: 'Delete the volume of a name and a region',
  access: { kind: 'permissions', anyOf: [['block_storage:delete'], ['api:write']] },
  query: z.object({ name: lineSchema(255), region: slugSchema }),
  status: 204,
  response: null,
} as const satisfies Route;

export const volumeRoutes = {
  volumes_create: createVolume,
  volumes_delete: deleteVolume,
  volumes_delete_byName: deleteVolumeByName,
  volumes_get: getVolume,
  volumes_list: listVolumes,
} as const satisfies RouteGroup;
