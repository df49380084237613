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
  floatingIpSchema,
  type ReservedIpCreate,
} from '../schemas/reserved-ip.ts';

const ipParams = z.object({ floating_ip: pathIpSchema });

const intoProject: Condition<unknown, ReservedIpCreate> = {
  summary: 'project_id is given',
  alsoAnyOf: [['project:assign_resource']],
  applies: ({ body }) => body.project_id !== undefined,
};

const createFloatingIp = {
  operationId: 'floatingIPs_create',
  tag: 'Reserved IPs',
  method: 'POST',
  path: '/v2/floating_ips',
  summary: 'Reserve a floating IP for a region, or for a Droplet',
  access: { kind: 'permissions', anyOf: [['reserved_ip:create']], when: [intoProject] },
  body: reservedIpCreateSchema,
  status: 202,
  response: z.object({ floating_ip: floatingIpSchema, links: reservedIpLinksSchema }),
} as const satisfies Route;

const deleteFloatingIp = {
  operationId: 'floatingIPs_delete',
  tag: 'Reserved IPs',
  method: 'DELETE',
  path: '/v2/floating_ips/{floating_ip}',
  summary: 'Release a floating IP, assigned or not',
  access: { kind: 'permissions', anyOf: [['reserved_ip:delete']] },
  params: ipParams,
  status: 204,
  response: null,
} as const satisfies Route;

const getFloatingIp = {
  operationId: 'floatingIPs_get',
  tag: 'Reserved IPs',
  method: 'GET',
  path: '/v2/floating_ips/{floating_ip}',
  summary: 'Show a floating IP with the Droplet it is assigned to',
  access: { kind: 'permissions', anyOf: [['reserved_ip:read']] },
  params: ipParams,
  status: 200,
  response: z.object({ floating_ip: floatingIpSchema }),
} as const satisfies Route;

const listFloatingIps = {
  operationId: 'floatingIPs_list',
  tag: 'Reserved IPs',
  method: 'GET',
  path: '/v2/floating_ips',
  summary: 'List floating IPs',
  access: { kind: 'permissions', anyOf: [['reserved_ip:read']] },
  query: z.object(pageQueryShape),
  status: 200,
  response: z.object({ floating_ips: z.array(floatingIpSchema), ...pageShape }),
} as const satisfies Route;

const getAction = {
  operationId: 'floatingIPsAction_get',
  tag: 'Reserved IPs',
  method: 'GET',
  path: '/v2/floating_ips/{floating_ip}/actions/{action_id}',
  summary: 'Show an action on a floating IP',
  access: { kind: 'permissions', anyOf: [['reserved_ip:read']] },
  params: z.object({ floating_ip: pathIpSchema, action_id: pathIdSchema }),
  status: 200,
  response: z.object({ action: reservedIpActionSchema }),
} as const satisfies Route;

const listActions = {
  operationId: 'floatingIPsAction_list',
  tag: 'Reserved IPs',
  method: 'GET',
  path: '/v2/floating_ips/{floating_ip}/actions',
  summary: 'List the actions on a floating IP, the newest first',
  access: { kind: 'permissions', anyOf: [['reserved_ip:read']] },
  params: ipParams,
  query: z.object(pageQueryShape),
  status: 200,
  response: z.object({ actions: z.array(actionSchema), ...pageShape }),
} as const satisfies Route;

const postAction = {
  operationId: 'floatingIPsAction_post',
  tag: 'Reserved IPs',
  method: 'POST',
  path: '/v2/floating_ips/{floating_ip}/actions',
  summary: 'Assign a floating IP to a Droplet, or unassign it',
  access: { kind: 'permissions', anyOf: [['reserved_ip:update']] },
  params: ipParams,
  body: reservedIpActionRequestSchema,
  status: 201,
  response: z.object({ action: reservedIpActionSchema }),
} as const satisfies Route;

/** Reserved IPs by the name that they used to have. */
export const floatingIpRoutes = {
  floatingIPs_create: createFloatingIp,
  floatingIPs_delete: deleteFloatingIp,
  floatingIPs_get: getFloatingIp,
  floatingIPs_list: listFloatingIps,
  floatingIPsAction_get: getAction,
  floatingIPsAction_list: listActions,
  floatingIPsAction_post: postAction,
} as const satisfies RouteGroup;
