import * as z from 'zod';
import type { Route, RouteGroup } from '../route.ts';
import { domainCreateSchema, domainSchema, pathDomainSchema } from '../schemas/domain.ts';
import { pageQueryShape, pageShape } from '../schemas/pagination.ts';

const domainParams = z.object({ domain_name: pathDomainSchema });

const createDomain = {
  operationId: 'domains_create',
  tag: 'Domains',
  method: 'POST',
  path: '/v2/domains',
  summary: 'Add a domain',
  access: { kind: 'permissions', anyOf: [['domain:create']] },
  body: domainCreateSchema,
  status: 201,
  response: z.object({ domain: domainSchema }),
} as const satisfies Route;

const deleteDomain = {
  operationId: 'domains_delete',
  tag: 'Domains',
  method: 'DELETE',
  path: '/v2/domains/{domain_name}',
  summary: 'Remove a domain with all its records',
  access: { kind: 'permissions', anyOf: [['domain:delete']] },
  params: domainParams,
  status: 204,
  response: null,
} as const satisfies Route;

const getDomain = {
  operationId: 'domains_get',
  tag: 'Domains',
  method: 'GET',
  path: '/v2/domains/{domain_name}',
  summary: 'Show a domain with its zone file',
  access: { kind: 'permissions', anyOf: [['domain:read']] },
  params: domainParams,
  status: 200,
  response: z.object({ domain: domainSchema }),
} as const satisfies Route;

const listDomains = {
  operationId: 'domains_list',
  tag: 'Domains',
  method: 'GET',
  path: '/v2/domains',
  summary: 'List domains',
  access: { kind: 'permissions', anyOf: [['domain:read']] },
  query: z.object(pageQueryShape),
  status: 200,
  response: z.object({ domains: z.array(domainSchema), ...pageShape }),
} as const satisfies Route;

export const domainRoutes = {
  domains_create: createDomain,
  domains_delete: deleteDomain,
  domains_get: getDomain,
  domains_list: listDomains,
} as const satisfies RouteGroup;
