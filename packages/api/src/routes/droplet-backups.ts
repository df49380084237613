import * as z from 'zod';
import type { Route, RouteGroup } from '../route.ts';
import { dropletBackupPolicySchema, supportedBackupPolicySchema } from '../schemas/droplet-backup-policy.ts';
import { pathIdSchema } from '../schemas/fields.ts';
import { imageSchema } from '../schemas/image.ts';
import { pageQueryShape, pageShape } from '../schemas/pagination.ts';

const dropletParams = z.object({ droplet_id: pathIdSchema });
const pageQuery = z.object(pageQueryShape);
const byReaders = { kind: 'permissions', anyOf: [['droplet:read']] } as const;

const getBackupPolicy = {
  operationId: 'droplets_get_backup_policy',
  tag: 'Droplets',
  method: 'GET',
  path: '/v2/droplets/{droplet_id}/backups/policy',
  summary: 'Show whether and when backups of a Droplet are taken',
  access: byReaders,
  params: dropletParams,
  status: 200,
  response: z.object({ policy: dropletBackupPolicySchema }),
} as const satisfies Route;

const listBackupPolicies = {
  operationId: 'droplets_list_backup_policies',
  tag: 'Droplets',
  method: 'GET',
  path: '/v2/droplets/backups/policies',
  summary: 'List whether and when backups of each Droplet are taken',
  access: byReaders,
  query: pageQuery,
  status: 200,
  response: z.object({
    policies: z.record(z.string(), dropletBackupPolicySchema).meta({ description: 'By the number of the Droplet.' }),
    ...pageShape,
  }),
} as const satisfies Route;

const listBackups = {
  operationId: 'droplets_list_backups',
  tag: 'Droplets',
  method: 'GET',
  path: '/v2/droplets/{droplet_id}/backups',
  summary: 'List the backups of a Droplet',
  access: byReaders,
  params: dropletParams,
  query: pageQuery,
  status: 200,
  response: z.object({ backups: z.array(imageSchema), ...pageShape }),
} as const satisfies Route;

const listSnapshots = {
  operationId: 'droplets_list_snapshots',
  tag: 'Droplets',
  method: 'GET',
  path: '/v2/droplets/{droplet_id}/snapshots',
  summary: 'List the snapshots of a Droplet',
  access: byReaders,
  params: dropletParams,
  query: pageQuery,
  status: 200,
  response: z.object({ snapshots: z.array(imageSchema), ...pageShape }),
} as const satisfies Route;

const listSupportedBackupPolicies = {
  operationId: 'droplets_list_supported_backup_policies',
  tag: 'Droplets',
  method: 'GET',
  path: '/v2/droplets/backups/supported_policies',
  summary: 'List the plans that there are for backups',
  access: byReaders,
  status: 200,
  response: z.object({ supported_policies: z.array(supportedBackupPolicySchema) }),
} as const satisfies Route;

/** What is saved of Droplets, and when. */
export const dropletBackupRoutes = {
  droplets_get_backup_policy: getBackupPolicy,
  droplets_list_backup_policies: listBackupPolicies,
  droplets_list_backups: listBackups,
  droplets_list_snapshots: listSnapshots,
  droplets_list_supported_backup_policies: listSupportedBackupPolicies,
} as const satisfies RouteGroup;
