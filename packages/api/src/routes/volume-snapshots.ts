import * as z from 'zod';
import type { Condition, Route, RouteGroup } from '../route.ts';
import { pageQueryShape, pageShape } from '../schemas/pagination.ts';
import { snapshotSchema } from '../schemas/snapshot.ts';
import { volumeSnapshotCreateSchema, type VolumeSnapshotCreate } from '../schemas/volume-snapshot-create.ts';
import { uuidPathSchema } from '../schemas/volume.ts';

const volumeParams = z.object({ volume_id: uuidPathSchema });
const snapshotParams = z.object({ snapshot_id: uuidPathSchema });

const withTags: Condition<unknown, VolumeSnapshotCreate> = {
  summary: 'tags are given',
  alsoAnyOf: [['tag:create']],
  applies: ({ body }) => body.tags.length > 0,
};

const listVolumeSnapshots = {
  operationId: 'volumeSnapshots_list',
  tag: 'Volumes',
  method: 'GET',
  path: '/v2/volumes/{volume_id}/snapshots',
  summary: 'List the snapshots of a volume',
  access: { kind: 'permissions', anyOf: [['block_storage_snapshot:read']] },
  params: volumeParams,
  query: z.object(pageQueryShape),
  status: 200,
  response: z.object({ snapshots: z.array(snapshotSchema), ...pageShape }),
} as const satisfies Route;

const createVolumeSnapshot = {
  operationId: 'volumeSnapshots_create',
  tag: 'Volumes',
  method: 'POST',
  path: '/v2/volumes/{volume_id}/snapshots',
  summary: 'Take a snapshot of a volume',
  access: { kind: 'permissions', anyOf: [['block_storage_snapshot:create']], when: [withTags] },
  params: volumeParams,
  body: volumeSnapshotCreateSchema,
  status: 201,
  response: z.object({ snapshot: snapshotSchema }),
} as const satisfies Route;

const getVolumeSnapshot = {
  operationId: 'volumeSnapshots_get_byId',
  tag: 'Volumes',
  method: 'GET',
  path: '/v2/volumes/snapshots/{snapshot_id}',
  summary: 'Show a snapshot of a volume',
  access: { kind: 'permissions', anyOf: [['block_storage_snapshot:read']] },
  params: snapshotParams,
  status: 200,
  response: z.object({ snapshot: snapshotSchema }),
} as const satisfies Route;

const deleteVolumeSnapshot = {
  operationId: 'volumeSnapshots_delete_byId',
  tag: 'Volumes',
  method: 'DELETE',
  path: '/v2/volumes/snapshots/{snapshot_id}',
  summary: 'Delete a snapshot of a volume',
  access: { kind: 'permissions', anyOf: [['block_storage_snapshot:delete']] },
  params: snapshotParams,
  status: 204,
  response: null,
} as const satisfies Route;

export const volumeSnapshotRoutes = {
  volumeSnapshots_create: createVolumeSnapshot,
  volumeSnapshots_delete_byId: deleteVolumeSnapshot,
  volumeSnapshots_get_byId: getVolumeSnapshot,
  volumeSnapshots_list: listVolumeSnapshots,
} as const satisfies RouteGroup;
