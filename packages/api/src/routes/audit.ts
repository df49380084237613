import * as z from 'zod';
import type { Route, RouteGroup } from '../route.ts';
import { auditEntrySchema } from '../schemas/audit-entry.ts';
import { emptyAsAbsent, pathIdSchema } from '../schemas/fields.ts';
import { pageQueryShape, pageShape } from '../schemas/pagination.ts';

const listAudit = {
  operationId: 'audit_list',
  tag: 'Audit',
  method: 'GET',
  path: '/v2/audit',
  summary: 'Read the audit trail, newest first',
  access: { kind: 'permissions', anyOf: [['audit:read']] },
  query: z.object({
    ...pageQueryShape,
    token_id: emptyAsAbsent(pathIdSchema.optional()).meta({ description: 'Only what happened to this token.' }),
  }),
  status: 200,
  response: z.object({ audit: z.array(auditEntrySchema), ...pageShape }),
} as const satisfies Route;

export const auditRoutes = {
  audit_list: listAudit,
} as const satisfies RouteGroup;
