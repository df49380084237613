import type { OperationId, ProjectPatch } from '@postern/api';
import type { Call, Handlers } from '../../http/call.ts';
import { pageFields, pageRequest } from '../../http/pagination.ts';
import { HttpProblem, invalidFields, notFound } from '../../http/problem.ts';
import type { Services } from '../services.ts';
import { presentProject } from './present.ts';
import { projectResourceHandlers } from './resource-routes.ts';
import {
  createProject,
  deleteProject,
  findProject,
  listProjects,
  updateProject,
  type ProjectReference,
} from './project-store.ts';

type ProjectHandlers = Pick<Handlers, Extract<OperationId, `projects_${string}`>>;

export function projectHandlers(services: Services): ProjectHandlers {
  const { kysely } = services.database;
  const { clock } = services.engine;
  const show = async (reference: ProjectReference) => {
    const project = await findProject(kysely, reference);
    return project === undefined ? notFound() : { project: presentProject(project) };
  };
  const change = async (reference: ProjectReference, changes: ProjectPatch) => {
    const outcome = await updateProject(kysely, { ...reference, changes, now: clock.now() });
    if (outcome === 'missing') return notFound();
    if (outcome === 'name_taken') return nameTaken();
    if (outcome === 'default_needed') return defaultNeeded();
    return { project: presentProject(outcome) };
  };
  return {
    ...projectResourceHandlers(services),
    projects_list: async (call) => {
      const { items, total } = await listProjects(kysely, call.caller.accountId, pageRequest(call.query));
      return { projects: items.map(presentProject), ...pageFields(call, call.query, total) };
    },
    projects_create: async ({ caller: { accountId }, body: project }) => {
      const created = await createProject(kysely, { accountId, project, now: clock.now() });
      return created === 'name_taken' ? nameTaken() : { project: presentProject(created) };
    },
    projects_get: ({ caller: { accountId }, params: { project_id: projectId } }) => show({ accountId, projectId }),
    projects_get_default: ({ caller: { accountId } }) => show({ accountId, projectId: null }),
    projects_update: ({ caller: { accountId }, params: { project_id: projectId }, body }) =>
      change({ accountId, projectId }, body),
    projects_update_default: ({ caller: { accountId }, body }) => change({ accountId, projectId: null }, body),
    projects_patch: ({ caller: { accountId }, params: { project_id: projectId }, body }) =>
      change({ accountId, projectId }, body),
    projects_patch_default: ({ caller: { accountId }, body }) => change({ accountId, projectId: null }, body),
    projects_delete: async ({ caller: { accountId }, params: { project_id: projectId } }: Call<'projects_delete'>) => {
      const outcome = await deleteProject(kysely, { accountId, projectId });
      if (outcome === 'deleted') return null;
      return outcome === 'missing' ? notFound() : undeletable(outcome);
    },
  };
}

function nameTaken(): HttpProblem {
  return new HttpProblem('conflict', 'name is already in use', {
    detail: 'Another project of the account has that name. Choose a different one.',
  });
}

function defaultNeeded(): HttpProblem {
  const message = 'an account always has a default project: make another project the default instead';
  return invalidFields([{ field: 'is_default', message }]);
}

function undeletable(reason: 'is_default' | 'not_empty'): HttpProblem {
  // Clients look for this very sentence, and then try again for a while.
  const notEmpty = 'cannot delete a project with resources. move or remove the resources first';
  const isDefault = 'cannot delete the default project. make another project the default first';
  return new HttpProblem('precondition_failed', reason === 'not_empty' ? notEmpty : isDefault);
}
