import { projectResourceKinds, type Project, type ProjectResource, type ProjectResourceKindName } from '@postern/api';
import { formatTimestamp } from '../../http/timestamp.ts';
import type { ProjectResourceRow } from './project-resource-store.ts';
import type { ProjectRow } from './project-store.ts';

export function presentProject(project: ProjectRow): Project {
  return {
    id: project.id,
    owner_uuid: project.owner_uuid,
    owner_id: project.account_id,
    name: project.name,
    description: project.description,
    purpose: project.purpose,
    environment: project.environment,
    is_default: project.is_default === 1,
    created_at: formatTimestamp(new Date(project.created_at)),
    updated_at: formatTimestamp(new Date(project.updated_at)),
  };
}

/** `origin` is the server's as the client sees it, for the link to the resource. */
export function presentProjectResource(
  { urn, assigned_at: assignedAt }: Pick<ProjectResourceRow, 'urn' | 'assigned_at'>,
  { origin, status }: { readonly origin: string; readonly status: ProjectResource['status'] },
): ProjectResource {
  const [, kind, ...rest] = urn.split(':');
  // Nothing gets into a project but by the kinds of that table.
  const { path } = projectResourceKinds[kind as ProjectResourceKindName];
  const self = `${origin}${path}/${encodeURIComponent(rest.join(':'))}`;
  return { urn, assigned_at: formatTimestamp(new Date(assignedAt)), links: { self }, status };
}
