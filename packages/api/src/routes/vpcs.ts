import * as z from 'zod';
import type { Route, RouteGroup } from '../route.ts';
import { emptyAsAbsent, lineSchema, pathUuidSchema } from '../schemas/fields.ts';
import { pageQueryShape, pageShape } from '../schemas/pagination.ts';
import { vpcCreateSchema, vpcMemberSchema, vpcPatchSchema, vpcSchema, vpcUpdateSchema } from '../schemas/vpc.ts';

const vpcParams = z.object({ vpc_id: pathUuidSchema });
const vpcAnswer = z.object({ vpc: vpcSchema });

const listVpcs = {
  operationId: 'vpcs_list',
  tag: 'VPCs',
  method: 'GET',
  path: '/v2/vpcs',
  summary: 'List VPC networks, oldest first',
  access: { kind: 'permissions', anyOf: [['vpc:read']] },
  query: z.object(pageQueryShape),
  status: 200,
  response: z.object({ vpcs: z.array(vpcSchema), ...pageShape }),
} as const satisfies Route;

const createVpc = {
  operationId: 'vpcs_create',
  tag: 'VPCs',
  method: 'POST',
  path: '/v2/vpcs',
  summary: 'Create a VPC network',
  access: { kind: 'permissions', anyOf: [['vpc:create']] },
  body: vpcCreateSchema,
  status: 201,
  response: vpcAnswer,
} as const satisfies Route;

const getVpc = {
  operationId: 'vpcs_get',
  tag: 'VPCs',
  method: 'GET',
  path: '/v2/vpcs/{vpc_id}',
  summary: 'Show a VPC network',
  access: { kind: 'permissions', anyOf: [['vpc:read']] },
  params: vpcParams,
  status: 200,
  response: vpcAnswer,
} as const satisfies Route;

const updateVpc = {
  operationId: 'vpcs_update',
  tag: 'VPCs',
  method: 'PUT',
  path: '/v2/vpcs/{vpc_id}',
  summary: 'Change all of a VPC network that can be changed',
  access: { kind: 'permissions', anyOf: [['vpc:update']] },
  params: vpcParams,
  body: vpcUpdateSchema,
  status: 200,
  response: vpcAnswer,
} as const satisfies Route;

const patchVpc = {
  ...updateVpc,
  operationId: 'vpcs_patch',
  method: 'PATCH',
  summary: 'Change some of a VPC network',
  body: vpcPatchSchema,
} as const satisfies Route;

const deleteVpc = {
  operationId: 'vpcs_delete',
  tag: 'VPCs',
  method: 'DELETE',
  path: '/v2/vpcs/{vpc_id}',
  summary: 'Delete a VPC network that has no members and is not its region’s default',
  access: { kind: 'permissions', anyOf: [['vpc:delete']] },
  params: vpcParams,
  status: 204,
  response: null,
} as const satisfies Route;

const listMembers = {
  operationId: 'vpcs_list_members',
  tag: 'VPCs',
  method: 'GET',
  path: '/v2/vpcs/{vpc_id}/members',
  summary: 'List what is in a VPC network, of the kinds that the token may see',
  access: { kind: 'permissions', anyOf: [['vpc:read']] },
  params: vpcParams,
  query: z.object({
    ...pageQueryShape,
    resource_type: emptyAsAbsent(lineSchema(64).optional()).meta({
      description: 'Only members of this kind: droplet.',
    }),
  }),
  status: 200,
  response: z.object({ members: z.array(vpcMemberSchema), ...pageShape }),
} as const satisfies Route;

export const vpcRoutes = {
  vpcs_create: createVpc,
  vpcs_delete: deleteVpc,
  vpcs_get: getVpc,
  vpcs_list: listVpcs,
  vpcs_list_members: listMembers,
  vpcs_patch: patchVpc,
  vpcs_update: updateVpc,
} as const satisfies RouteGroup;
