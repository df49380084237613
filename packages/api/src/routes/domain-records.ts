import * as z from 'zod';
import type { Route, RouteGroup } from '../route.ts';
import { pathDomainSchema } from '../schemas/domain.ts';
import {
  domainRecordCreateSchema,
  domainRecordSchema,
  domainRecordUpdateSchema,
  recordTypeSchema,
} from '../schemas/domain-record.ts';
import { emptyAsAbsent, pathIdSchema, textSchema } from '../schemas/fields.ts';
import { pageQueryShape, pageShape } from '../schemas/pagination.ts';

const domainParams = z.object({ domain_name: pathDomainSchema });
const recordParams = z.object({ domain_name: pathDomainSchema, domain_record_id: pathIdSchema });
const recordAnswer = z.object({ domain_record: domainRecordSchema });

const createRecord = {
  operationId: 'domains_create_record',
  tag: 'Domains',
  method: 'POST',
  path: '/v2/domains/{domain_name}/records',
  summary: 'Add a record to a domain',
  access: { kind: 'permissions', anyOf: [['domain:create'], ['domain:update']] },
  params: domainParams,
  body: domainRecordCreateSchema,
  status: 201,
  response: recordAnswer,
} as const satisfies Route;

const deleteRecord = {
  operationId: 'domains_delete_record',
  tag: 'Domains',
  method: 'DELETE',
  path: '/v2/domains/{domain_name}/records/{domain_record_id}',
  summary: 'Remove a record from a domain',
  access: { kind: 'permissions', anyOf: [['domain:delete'], ['domain:update']] },
  params: recordParams,
  status: 204,
  response: null,
} as const satisfies Route;

const getRecord = {
  operationId: 'domains_get_record',
  tag: 'Domains',
  method: 'GET',
  path: '/v2/domains/{domain_name}/records/{domain_record_id}',
  summary: 'Show a record of a domain',
  access: { kind: 'permissions', anyOf: [['domain:read']] },
  params: recordParams,
  status: 200,
  response: recordAnswer,
} as const satisfies Route;

const listRecords = {
  operationId: 'domains_list_records',
  tag: 'Domains',
  method: 'GET',
  path: '/v2/domains/{domain_name}/records',
  summary: 'List the records of a domain',
  access: { kind: 'permissions', anyOf: [['domain:read']] },
  params: domainParams,
  query: z.object({
    ...pageQueryShape,
    name: emptyAsAbsent(textSchema(255).optional()).meta({
      description: 'Only records of this name: sub.example.com.',
    }),
    type: emptyAsAbsent(recordTypeSchema.optional()).meta({ description: 'Only records of this type.' }),
  }),
  status: 200,
  response: z.object({ domain_records: z.array(domainRecordSchema), ...pageShape }),
} as const satisfies Route;

const patchRecord = {
  operationId: 'domains_patch_record',
  tag: 'Domains',
  method: 'PATCH',
  path: '/v2/domains/{domain_name}/records/{domain_record_id}',
  summary: 'Change fields of a record',
  access: { kind: 'permissions', anyOf: [['domain:update']] },
  params: recordParams,
  body: domainRecordUpdateSchema,
  status: 200,
  response: recordAnswer,
} as const satisfies Route;

const updateRecord = {
  operationId: 'domains_update_record',
  tag: 'Domains',
  method: 'PUT',
  path: '/v2/domains/{domain_name}/records/{domain_record_id}',
  summary: 'Change fields of a record',
  access: { kind: 'permissions', anyOf: [['domain:update']] },
  params: recordParams,
  body: domainRecordUpdateSchema,
  status: 200,
  response: recordAnswer,
} as const satisfies Route;

export const domainRecordRoutes = {
  domains_create_record: createRecord,
  domains_delete_record: deleteRecord,
  domains_get_record: getRecord,
  domains_list_records: listRecords,
  domains_patch_record: patchRecord,
  domains_update_record: updateRecord,
} as const satisfies RouteGroup;
