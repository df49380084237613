import * as z from 'zod';
import type { Route, RouteGroup } from '../route.ts';
import { pathUuidSchema } from '../schemas/fields.ts';
import { pageQueryShape, pageShape } from '../schemas/pagination.ts';
import { projectCreateSchema, projectPatchSchema, projectSchema, projectUpdateSchema } from '../schemas/project.ts';

const projectParams = z.object({ project_id: pathUuidSchema });
const projectAnswer = z.object({ project: projectSchema });

const listProjects = {
  operationId: 'projects_list',
  tag: 'Projects',
  method: 'GET',
  path: '/v2/projects',
  summary: 'List projects, oldest first',
  access: { kind: 'permissions', anyOf: [['project:read']] },
  query: z.object(pageQueryShape),
  status: 200,
  response: z.object({ projects: z.array(projectSchema), ...pageShape }),
} as const satisfies Route;

const createProject = {
  operationId: 'projects_create',
  tag: 'Projects',
  method: 'POST',
  path: '/v2/projects',
  summary: 'Create a project',
  access: { kind: 'permissions', anyOf: [['project:create']] },
  body: projectCreateSchema,
  status: 201,
  response: projectAnswer,
  refusals: [409],
} as const satisfies Route;

const getProject = {
  operationId: 'projects_get',
  tag: 'Projects',
  method: 'GET',
  path: '/v2/projects/{project_id}',
  summary: 'Show a project',
  access: { kind: 'permissions', anyOf: [['project:read']] },
  params: projectParams,
  status: 200,
  response: projectAnswer,
} as const satisfies Route;

const updateProject = {
  operationId: 'projects_update',
  tag: 'Projects',
  method: 'PUT',
  path: '/v2/projects/{project_id}',
  summary: 'Change all of a project',
  access: { kind: 'permissions', anyOf: [['project:update']] },
  params: projectParams,
  body: projectUpdateSchema,
  status: 200,
  response: projectAnswer,
  refusals: [409],
} as const satisfies Route;

const patchProject = {
  ...updateProject,
  operationId: 'projects_patch',
  method: 'PATCH',
  summary: 'Change some of a project',
  body: projectPatchSchema,
} as const satisfies Route;

const deleteProject = {
  operationId: 'projects_delete',
  tag: 'Projects',
  method: 'DELETE',
  path: '/v2/projects/{project_id}',
  summary: 'Delete a project that is empty and not the default',
  access: { kind: 'permissions', anyOf: [['project:delete']] },
  params: projectParams,
  status: 204,
  response: null,
  refusals: [412],
} as const satisfies Route;

const getDefaultProject = {
  operationId: 'projects_get_default',
  tag: 'Projects',
  method: 'GET',
  path: '/v2/projects/default',
  summary: 'Show the project where new resources go',
  access: { kind: 'permissions', anyOf: [['project:read']] },
  status: 200,
  response: projectAnswer,
} as const satisfies Route;

const updateDefaultProject = {
  operationId: 'projects_update_default',
  tag: 'Projects',
  method: 'PUT',
  path: '/v2/projects/default',
  summary: 'Change all of the project where new resources go',
  access: { kind: 'permissions', anyOf: [['project:update']] },
  body: projectUpdateSchema,
  status: 200,
  response: projectAnswer,
  refusals: [409],
} as const satisfies Route;

const patchDefaultProject = {
  ...updateDefaultProject,
  operationId: 'projects_patch_default',
  method: 'PATCH',
  summary: 'Change some of the project where new resources go',
  body: projectPatchSchema,
} as const satisfies Route;

export const projectRoutes = {
  projects_create: createProject,
  projects_delete: deleteProject,
  projects_get: getProject,
  projects_get_default: getDefaultProject,
  projects_list: listProjects,
  projects_patch: patchProject,
  projects_patch_default: patchDefaultProject,
  projects_update: updateProject,
  projects_update_default: updateDefaultProject,
} as const satisfies RouteGroup;
