import * as z from 'zod';
import type { Route, RouteGroup } from '../route.ts';
import { dropletSchema } from '../schemas/droplet.ts';
import { idSchema, pathIdSchema } from '../schemas/fields.ts';
import { pageQueryShape, pageShape } from '../schemas/pagination.ts';

const dropletParams = z.object({ droplet_id: pathIdSchema });
const pageQuery = z.object(pageQueryShape);
const byReaders = { kind: 'permissions', anyOf: [['droplet:read']] } as const;

const listFirewalls = {
  operationId: 'droplets_list_firewalls',
  tag: 'Droplets',
  method: 'GET',
  path: '/v2/droplets/{droplet_id}/firewalls',
  summary: 'List the firewalls of a Droplet',
  access: { kind: 'permissions', anyOf: [['firewall:read']] },
  params: dropletParams,
  query: pageQuery,
  status: 200,
  response: z.object({
    firewalls: z.array(z.never()).meta({ description: 'Always empty: firewalls are not simulated.' }),
    ...pageShape,
  }),
} as const satisfies Route;

const listKernels = {
  operationId: 'droplets_list_kernels',
  tag: 'Droplets',
  method: 'GET',
  path: '/v2/droplets/{droplet_id}/kernels',
  summary: 'List the kernels that a Droplet can be given',
  access: byReaders,
  params: dropletParams,
  query: pageQuery,
  status: 200,
  response: z.object({
    kernels: z.array(z.never()).meta({ description: 'Always empty: every image brings its own.' }),
    ...pageShape,
  }),
} as const satisfies Route;

const listNeighbors = {
  operationId: 'droplets_list_neighbors',
  tag: 'Droplets',
  method: 'GET',
  path: '/v2/droplets/{droplet_id}/neighbors',
  summary: 'List the Droplets of the account on the same hardware',
  access: byReaders,
  params: dropletParams,
  status: 200,
  response: z.object({
    droplets: z.array(dropletSchema).meta({ description: 'Always empty: each Droplet has hardware of its own.' }),
  }),
} as const satisfies Route;

const listNeighborIds = {
  operationId: 'droplets_list_neighborsIds',
  tag: 'Droplets',
  method: 'GET',
  path: '/v2/reports/droplet_neighbors_ids',
  summary: 'List which Droplets of the account share their hardware',
  access: byReaders,
  status: 200,
  response: z.object({
    neighbor_ids: z.array(z.array(idSchema)).meta({ description: 'Always empty: none do.' }),
  }),
} as const satisfies Route;

/** What is around a Droplet. */
export const dropletSurroundingsRoutes = {
  droplets_list_firewalls: listFirewalls,
  droplets_list_kernels: listKernels,
  droplets_list_neighbors: listNeighbors,
  droplets_list_neighborsIds: listNeighborIds,
} as const satisfies RouteGroup;
