import * as z from 'zod';
import type { Route, RouteGroup } from '../route.ts';
import {
  associatedResourcesSchema,
  dropletDestructionSchema,
  selectiveDestructionSchema,
} from '../schemas/droplet-destruction.ts';
import { pathIdSchema } from '../schemas/fields.ts';

const dropletParams = z.object({ droplet_id: pathIdSchema });

/** Whatever may be among what belongs to a Droplet. */
const byDestroyers = {
  kind: 'permissions',
  anyOf: [
    ['droplet:delete', 'block_storage:delete', 'block_storage_snapshot:delete', 'image:delete', 'reserved_ip:delete'],
  ],
} as const;

const listAssociatedResources = {
  operationId: 'droplets_list_associatedResources',
  tag: 'Droplets',
  method: 'GET',
  path: '/v2/droplets/{droplet_id}/destroy_with_associated_resources',
  summary: 'List what could be destroyed together with a Droplet',
  access: { kind: 'permissions', anyOf: [['droplet:read']] },
  params: dropletParams,
  status: 200,
  response: associatedResourcesSchema,
} as const satisfies Route;

const destroyWithSome = {
  operationId: 'droplets_destroy_withAssociatedResourcesSelective',
  tag: 'Droplets',
  method: 'DELETE',
  path: '/v2/droplets/{droplet_id}/destroy_with_associated_resources/selective',
  summary: 'Destroy a Droplet with some of what belongs to it',
  access: byDestroyers,
  params: dropletParams,
  body: selectiveDestructionSchema,
  status: 202,
  response: null,
} as const satisfies Route;

const destroyWithAll = {
  operationId: 'droplets_destroy_withAssociatedResourcesDangerous',
  tag: 'Droplets',
  method: 'DELETE',
  path: '/v2/droplets/{droplet_id}/destroy_with_associated_resources/dangerous',
  summary: 'Destroy a Droplet with all that belongs to it',
  access: byDestroyers,
  params: dropletParams,
  headers: z.object({
    'x-dangerous': z
      .literal('true', 'Say true: all that belongs to the Droplet is destroyed, and nothing brings it back.')
      .meta({ description: 'That this is meant: nothing brings back what is destroyed.' }),
  }),
  status: 202,
  response: null,
} as const satisfies Route;

const getDestruction = {
  operationId: 'droplets_get_DestroyAssociatedResourcesStatus',
  tag: 'Droplets',
  method: 'GET',
  path: '/v2/droplets/{droplet_id}/destroy_with_associated_resources/status',
  summary: 'Show what became of destroying a Droplet with what belongs to it',
  access: { kind: 'permissions', anyOf: [['droplet:delete']] },
  params: dropletParams,
  status: 200,
  response: dropletDestructionSchema,
} as const satisfies Route;

const retryDestruction = {
  operationId: 'droplets_destroy_retryWithAssociatedResources',
  tag: 'Droplets',
  method: 'POST',
  path: '/v2/droplets/{droplet_id}/destroy_with_associated_resources/retry',
  summary: 'Destroy what could not be destroyed before',
  access: byDestroyers,
  params: dropletParams,
  status: 202,
  response: null,
} as const satisfies Route;

/** A Droplet, together with what belongs to it and costs without it. */
export const dropletDestructionRoutes = {
  droplets_list_associatedResources: listAssociatedResources,
  droplets_destroy_withAssociatedResourcesSelective: destroyWithSome,
  droplets_destroy_withAssociatedResourcesDangerous: destroyWithAll,
  droplets_get_DestroyAssociatedResourcesStatus: getDestruction,
  droplets_destroy_retryWithAssociatedResources: retryDestruction,
} as const satisfies RouteGroup;
