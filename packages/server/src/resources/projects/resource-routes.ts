import { projectResourceKinds, type OperationId, type ProjectResourceKindName } from '@postern/api';
import type { Call, Handlers } from '../../http/call.ts';
import { maySee } from '../../http/may-see.ts';
import { pageFields, pageRequest } from '../../http/pagination.ts';
import { notFound } from '../../http/problem.ts';
import type { Services } from '../services.ts';
import { presentProjectResource } from './present.ts';
import { listProjectResources, moveToProject } from './project-resource-store.ts';
import { findProject, type ProjectReference } from './project-store.ts';

type ResourceOperation = Extract<OperationId, `projects_${'list' | 'assign'}_resources${string}`>;

const KINDS = Object.keys(projectResourceKinds) as ProjectResourceKindName[];

export function projectResourceHandlers(services: Services): Pick<Handlers, ResourceOperation> {
  return {
    projects_list_resources: (call) => list(services, call, ofPath(call)),
    projects_list_resources_default: (call) => list(services, call, ofDefault(call)),
    projects_assign_resources: (call) => assign(services, call, ofPath(call)),
    projects_assign_resources_default: (call) => assign(services, call, ofDefault(call)),
  };
}

const ofPath = ({
  caller,
  params,
}: Call<'projects_list_resources' | 'projects_assign_resources'>): ProjectReference => ({
  accountId: caller.accountId,
  projectId: params.project_id,
});

const ofDefault = ({
  caller,
}: Call<'projects_list_resources_default' | 'projects_assign_resources_default'>): ProjectReference => ({
  accountId: caller.accountId,
  projectId: null,
});

async function list(
  { database: { kysely }, engine }: Services,
  call: Pick<Call<'projects_list_resources'>, 'query' | 'caller' | 'origin' | 'url'>,
  reference: ProjectReference,
) {
  const project = await findProject(kysely, reference);
  if (project === undefined) return notFound();
  const kinds = KINDS.filter((kind) => maySee(engine, call.caller, projectResourceKinds[kind].seenWith));
  const { items, total } = await listProjectResources(kysely, project.id, { kinds, ...pageRequest(call.query) });
  const { origin } = call;
  return {
    resources: items.map((row) => presentProjectResource(row, { origin, status: 'ok' })),
    ...pageFields(call, call.query, total),
  };
}

async function assign(
  { database: { kysely }, engine }: Services,
  { body, origin }: Pick<Call<'projects_assign_resources'>, 'body' | 'origin'>,
  reference: ProjectReference,
) {
  const urns = [...new Set(body.resources)];
  const now = engine.clock.now();
  const moves = await moveToProject(kysely, { ...reference, urns: [...new Set(urns.map(urnAsKept))], now });
  if (moves === undefined) return notFound();
  const resources = urns.map((urn) => {
    const move = moves.get(urnAsKept(urn)) ?? null;
    if (move === null) return { urn, assigned_at: null, links: null, status: 'not_found' as const };
    const row = { urn, assigned_at: move.row.assigned_at };
    return presentProjectResource(row, { origin, status: move.isNew ? 'assigned' : 'already_assigned' });
  });
  return { resources };
}

/** Reserved IPs go by their former name, too. */
function urnAsKept(urn: string): string {
  return urn.replace(/^do:floatingip:/, 'do:reservedip:');
}
