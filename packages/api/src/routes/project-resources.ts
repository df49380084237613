import * as z from 'zod';
import type { Condition, Route, RouteGroup } from '../route.ts';
import { pathUuidSchema } from '../schemas/fields.ts';
import { pageQueryShape, pageShape } from '../schemas/pagination.ts';
import {
  projectAssignmentSchema,
  projectResourceKinds,
  projectResourceSchema,
  type ProjectAssignment,
} from '../schemas/project-resource.ts';

const projectParams = z.object({ project_id: pathUuidSchema });

/** Whoever moves a resource must be able to see it. */
const seeingEachKind = Object.entries(projectResourceKinds).map(
  ([kind, { title, seenWith }]): Condition<unknown, ProjectAssignment> => ({
    summary: `${title} is among the resources`,
    alsoAnyOf: [[seenWith]],
    applies: ({ body }) => body.resources.some((urn) => urn.startsWith(`do:${kind}:`)),
  }),
);

const listResources = {
  operationId: 'projects_list_resources',
  tag: 'Projects',
  method: 'GET',
  path: '/v2/projects/{project_id}/resources',
  summary: 'List what is in a project, of the kinds that the token may see',
  access: { kind: 'permissions', anyOf: [['project:read']] },
  params: projectParams,
  query: z.object(pageQueryShape),
  status: 200,
  response: z.object({ resources: z.array(projectResourceSchema), ...pageShape }),
} as const satisfies Route;

const assignResources = {
  operationId: 'projects_assign_resources',
  tag: 'Projects',
  method: 'POST',
  path: '/v2/projects/{project_id}/resources',
  summary: 'Move resources into a project',
  access: { kind: 'permissions', anyOf: [['project:assign_resource']], when: seeingEachKind },
  params: projectParams,
  body: projectAssignmentSchema,
  status: 200,
  response: z.object({ resources: z.array(projectResourceSchema) }),
} as const satisfies Route;

const listDefaultResources = {
  operationId: 'projects_list_resources_default',
  tag: 'Projects',
  method: 'GET',
  path: '/v2/projects/default/resources',
  summary: 'List what is in the default project, of the kinds that the token may see',
  access: { kind: 'permissions', anyOf: [['project:read']] },
  query: z.object(pageQueryShape),
  status: 200,
  response: z.object({ resources: z.array(projectResourceSchema), ...pageShape }),
} as const satisfies Route;

const assignDefaultResources = {
  operationId: 'projects_assign_resources_default',
  tag: 'Projects',
  method: 'POST',
  path: '/v2/projects/default/resources',
  summary: 'Move resources into the default project',
  access: { kind: 'permissions', anyOf: [['project:assign_resource']], when: seeingEachKind },
  body: projectAssignmentSchema,
  status: 200,
  response: z.object({ resources: z.array(projectResourceSchema) }),
} as const satisfies Route;

export const projectResourceRoutes = {
  projects_assign_resources: assignResources,
  projects_assign_resources_default: assignDefaultResources,
  projects_list_resources: listResources,
  projects_list_resources_default: listDefaultResources,
} as const satisfies RouteGroup;
