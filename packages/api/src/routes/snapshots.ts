import * as z from 'zod';
import type { Route, RouteGroup } from '../route.ts';
import { emptyAsAbsent } from '../schemas/fields.ts';
import { pageQueryShape, pageShape } from '../schemas/pagination.ts';
import { snapshotIdSchema, snapshotSchema } from '../schemas/snapshot.ts';

const snapshotParams = z.object({ snapshot_id: snapshotIdSchema });

const listSnapshots = {
  operationId: 'snapshots_list',
  tag: 'Snapshots',
  method: 'GET',
  path: '/v2/snapshots',
  summary: 'List snapshots: those of Droplets, then those of volumes',
  access: { kind: 'permissions', anyOf: [['snapshot:read']] },
  query: z.object({
    ...pageQueryShape,
    resource_type: emptyAsAbsent(z.enum(['droplet', 'volume']).optional()).meta({
      description: 'Only snapshots of Droplets, or only of volumes.',
    }),
  }),
  status: 200,
  response: z.object({ snapshots: z.array(snapshotSchema), ...pageShape }),
} as const satisfies Route;

const getSnapshot = {
  operationId: 'snapshots_get',
  tag: 'Snapshots',
  method: 'GET',
  path: '/v2/snapshots/{snapshot_id}',
  summary: 'Show a snapshot of a Droplet or a volume',
  access: { kind: 'permissions', anyOf: [['snapshot:read', 'block_storage_snapshot:read']] },
  params: snapshotParams,
  status: 200,
  response: z.object({ snapshot: snapshotSchema }),
} as const satisfies Route;

const deleteSnapshot = {
  operationId: 'snapshots_delete',
  tag: 'Snapshots',
  method: 'DELETE',
  path: '/v2/snapshots/{snapshot_id}',
  summary: 'Delete a snapshot of a Droplet or a volume',
  access: { kind: 'permissions', anyOf: [['image:delete', 'snapshot:delete']] },
  params: snapshotParams,
  status: 204,
  response: null,
} as const satisfies Route;

export const snapshotRoutes = {
  snapshots_delete: deleteSnapshot,
  snapshots_get: getSnapshot,
  snapshots_list: listSnapshots,
} as const satisfies RouteGroup;
