import * as z from 'zod';
import type { Condition, Route, RouteGroup } from '../route.ts';
import { actionSchema } from '../schemas/action.ts';
import { pathIdSchema } from '../schemas/fields.ts';
import { pageQueryShape, pageShape } from '../schemas/pagination.ts';
import {
  pathIpSchema,
  reservedIpActionRequestSchema,
  reservedIpActionSchema,
  reservedIpCreateSchema,
  reservedIpLinksSchema,
  reservedIpSchema,
  type ReservedIpCreate,
} from '../schemas/reserved-ip.ts';

const ipParams = z.object({ reserved_ip: pathIpSchema });

const intoProject: Condition<unknown, ReservedIpCreate> = {
  summary: 'project_id is given',
  alsoAnyOf: [['project:assign_resource']],
  applies: ({ body }) => body.project_id !== undefined,
};

const createReservedIp = {
  operationId: 'reservedIPs_create',
  tag: 'Reserved IPs',
  method: 'POST',
  path: '/v2/reserved_ips',
  summary: 'Reserve an IP for a region, or for a Droplet',
  access: { kind: 'permissions', anyOf: [['reserved_ip:create']], when: [intoProject] },
  body: reservedIpCreateSchema,
  status: 202,
  response: z.object({ reserved_ip: reservedIpSchema, links: reservedIpLinksSchema }),
} as const satisfies Route;

const deleteReservedIp = {
  operationId: 'reservedIPs_delete',
  tag: 'Reserved IPs',
  method: 'DELETE',
  path: '/v2/reserved_ips/{reserved_ip}',
  summary: 'Release a reserved IP, assigned or not',
  access: { kind: 'permissions', anyOf: [['reserved_ip:delete']] },
  params: ipParams,
  status: 204,
  response: null,
} as const satisfies Route;

const getReservedIp = {
  operationId: 'reservedIPs_get',
  tag: 'Reserved IPs',
  method: 'GET',
  path: '/v2/reserved_ips/{reserved_ip}',
  summary: 'Show a reserved IP with the Droplet it is assigned to',
  access: { kind: 'permissions', anyOf: [['reserved_ip:read']] },
  params: ipParams,
  status: 200,
  response: z.object({ reserved_ip: reservedIpSchema }),
} as const satisfies Route;

const listReservedIps = {
  operationId: 'reservedIPs_list',
  tag: 'Reserved IPs',
  method: 'GET',
  path: '/v2/reserved_ips',
  summary: 'List reserved IPs',
  access: { kind: 'permissions', anyOf: [['reserved_ip:read']] },
  query: z.object(pageQueryShape),
  status: 200,
  response: z.object({ reserved_ips: z.array(reservedIpSchema), ...pageShape }),
} as const satisfies Route;

const getAction = {
  operationId: 'reservedIPsActions_get',
  tag: 'Reserved IPs',
  method: 'GET',
  path: '/v2/reserved_ips/{reserved_ip}/actions/{action_id}',
  summary: 'Show an action on a reserved IP',
  access: { kind: 'permissions', anyOf: [['reserved_ip:read']] },
  params: z.object({ reserved_ip: pathIpSchema, action_id: pathIdSchema }),
  status: 200,
  response: z.object({ action: reservedIpActionSchema }),
} as const satisfies Route;

const listActions = {
  operationId: 'reservedIPsActions_list',
  tag: 'Reserved IPs',
  method: 'GET',
  path: '/v2/reserved_ips/{reserved_ip}/actions',
  summary: 'List the actions on a reserved IP, the newest first',
  access: { kind: 'permissions', anyOf: [['reserved_ip:read']] },
  params: ipParams,
  query: z.object(pageQueryShape),
  status: 200,
  response: z.object({ actions: z.array(actionSchema), ...pageShape }),
} as const satisfies Route;

const postAction = {
  operationId: 'reservedIPsActions_post',
  tag: 'Reserved IPs',
  method: 'POST',
  path: '/v2/reserved_ips/{reserved_ip}/actions',
  summary: 'Assign a reserved IP to a Droplet, or unassign it',
  access: { kind: 'permissions', anyOf: [['reserved_ip:update']] },
  params: ipParams,
  body: reservedIpActionRequestSchema,
  status: 201,
  response: z.object({ action: reservedIpActionSchema }),
} as const satisfies Route;

export const reservedIpRoutes = {
  reservedIPs_create: createReservedIp,
  reservedIPs_delete: deleteReservedIp,
  reservedIPs_get: getReservedIp,
  reservedIPs_list: listReservedIps,
  reservedIPsActions_get: getAction,
  reservedIPsActions_list: listActions,
  reservedIPsActions_post: postAction,
} as const satisfies RouteGroup;
