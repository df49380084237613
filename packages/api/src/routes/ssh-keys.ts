import * as z from 'zod';
import type { Route, RouteGroup } from '../route.ts';
import { pathIdSchema } from '../schemas/fields.ts';
import { pageQueryShape, pageShape } from '../schemas/pagination.ts';
import { fingerprintSchema, sshKeyCreateSchema, sshKeySchema, sshKeyUpdateSchema } from '../schemas/ssh-key.ts';

const sshKeyParams = z.object({
  ssh_key_identifier: z
    .union([pathIdSchema, fingerprintSchema])
    .meta({ description: 'The number or the fingerprint of the key.' }),
});

const oneSshKey = z.object({ ssh_key: sshKeySchema });

const listSshKeys = {
  operationId: 'sshKeys_list',
  tag: 'SSH Keys',
  method: 'GET',
  path: '/v2/account/keys',
  summary: 'List SSH keys',
  access: { kind: 'permissions', anyOf: [['ssh_key:read']] },
  query: z.object(pageQueryShape),
  status: 200,
  response: z.object({ ssh_keys: z.array(sshKeySchema), ...pageShape }),
} as const satisfies Route;

const createSshKey = {
  operationId: 'sshKeys_create',
  tag: 'SSH Keys',
  method: 'POST',
  path: '/v2/account/keys',
  summary: 'Add an SSH key',
  access: { kind: 'permissions', anyOf: [['ssh_key:create']] },
  body: sshKeyCreateSchema,
  status: 201,
  response: oneSshKey,
} as const satisfies Route;

const getSshKey = {
  operationId: 'sshKeys_get',
  tag: 'SSH Keys',
  method: 'GET',
  path: '/v2/account/keys/{ssh_key_identifier}',
  summary: 'Show an SSH key',
  access: { kind: 'permissions', anyOf: [['ssh_key:read']] },
  params: sshKeyParams,
  status: 200,
  response: oneSshKey,
} as const satisfies Route;

const updateSshKey = {
  operationId: 'sshKeys_update',
  tag: 'SSH Keys',
  method: 'PUT',
  path: '/v2/account/keys/{ssh_key_identifier}',
  summary: 'Rename an SSH key',
  access: { kind: 'permissions', anyOf: [['ssh_key:update']] },
  params: sshKeyParams,
  body: sshKeyUpdateSchema,
  status: 200,
  response: oneSshKey,
} as const satisfies Route;

const deleteSshKey = {
  operationId: 'sshKeys_delete',
  tag: 'SSH Keys',
  method: 'DELETE',
  path: '/v2/account/keys/{ssh_key_identifier}',
  summary: 'Remove an SSH key',
  access: { kind: 'permissions', anyOf: [['ssh_key:delete']] },
  params: sshKeyParams,
  status: 204,
  response: null,
} as const satisfies Route;

export const sshKeyRoutes = {
  sshKeys_create: createSshKey,
  sshKeys_delete: deleteSshKey,
  sshKeys_get: getSshKey,
  sshKeys_list: listSshKeys,
  sshKeys_update: updateSshKey,
} as const satisfies RouteGroup;
