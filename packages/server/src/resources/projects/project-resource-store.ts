import { projectResourceKinds, type ProjectResourceKindName } from '@postern/api';
import type { Page, PageRequest } from '@postern/engine';
import type { Selectable } from 'kysely';
import type { Database, ProjectResourcesTable } from '../../db/server-tables.ts';
import { readFromNearerEnd } from '../../db/nearer-end.ts';
import { holdAccount } from '../account/account-store.ts';
import { findProject, type ProjectReference } from './project-store.ts';

export type ProjectResourceRow = Selectable<ProjectResourcesTable>;

export interface ProjectAssignment {
  readonly accountId: number;
  /** `do:droplet:7` */
  readonly urns: readonly string[];
  readonly now: number;
}

/** Puts new resources into the account's default project, where everything is until it is moved. index: projects_default */
export async function assignToDefaultProject(transaction: Database, assignment: ProjectAssignment): Promise<void> {
  const { id: projectId } = await transaction
    .selectFrom('projects')
    .select('id')
    .where('account_id', '=', assignment.accountId)
    .where('is_default', '=', 1)
    .executeTakeFirstOrThrow();
  await assignToProject(transaction, { ...assignment, projectId });
}

/** Puts new resources into a project of their account. */
export async function assignToProject(
  transaction: Database,
  { accountId, urns, projectId, now }: ProjectAssignment & { readonly projectId: string },
): Promise<void> {
  const rows = urns.map((urn) => ({ account_id: accountId, urn, project_id: projectId, assigned_at: now }));
  await transaction.insertInto('project_resources').values(rows).execute();
}

/** Takes resources that are going out of their projects. index: project_resources_pk */
export async function removeFromProject(
  transaction: Database,
  { accountId, urns }: Pick<ProjectAssignment, 'accountId' | 'urns'>,
): Promise<void> {
  if (urns.length === 0) return;
  await transaction
    .deleteFrom('project_resources')
    .where('account_id', '=', accountId)
    .where('urn', 'in', urns)
    .execute();
}

/** What is in a project of the given kinds, in the order in which it came. index: project_resources_by_project */
export async function listProjectResources(
  database: Database,
  projectId: string,
  { kinds, ...page }: PageRequest & { readonly kinds: readonly ProjectResourceKindName[] },
): Promise<Page<ProjectResourceRow>> {
  let query = database.selectFrom('project_resources').where('project_id', '=', projectId);
  // There are no others: whoever may see all kinds has no row looked at that is not shown.
  const isWhole = kinds.length === Object.keys(projectResourceKinds).length;
  if (!isWhole) query = query.where((row) => row.or(kinds.map((kind) => row('urn', 'like', `do:${kind}:%`))));
  const { total } = await query.select((row) => row.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const items = await readFromNearerEnd(total, page, (direction, { limit, offset }) =>
    query.selectAll().orderBy('assigned_at', direction).orderBy('urn', direction).limit(limit).offset(offset).execute(),
  );
  return { items, total };
}

/** What became of each resource that was to be moved, in the order asked for; `null` where there is no such resource. */
export type ProjectMoves = ReadonlyMap<string, { readonly row: ProjectResourceRow; readonly isNew: boolean } | null>;

/**
 * Moves resources into a project, all in one. Every resource that can be in a project is in one from its creation on, so what
 * is in none does not exist. `undefined` when there is no such project. index: project_resources_pk
 */
export function moveToProject(
  database: Database,
  { accountId, projectId, urns, now }: ProjectAssignment & ProjectReference,
): Promise<ProjectMoves | undefined> {
  return database.transaction().execute(async (transaction) => {
    await holdAccount(transaction, accountId);
    const project = await findProject(transaction, { accountId, projectId });
    if (project === undefined) return undefined;
    const query = transaction.selectFrom('project_resources').selectAll().where('account_id', '=', accountId);
    const rows = urns.length === 0 ? [] : await query.where('urn', 'in', urns).execute();
    const coming = rows.filter((row) => row.project_id !== project.id).map(({ urn }) => urn);
    const move = { project_id: project.id, assigned_at: now };
    if (coming.length > 0) {
      await transaction
        .updateTable('project_resources')
        .set(move)
        .where('account_id', '=', accountId)
        .where('urn', 'in', coming)
        .execute();
    }
    const byUrn = new Map(rows.map((row) => [row.urn, row]));
    return new Map(
      urns.map((urn) => {
        const row = byUrn.get(urn);
        if (row === undefined) return [urn, null];
        const isNew = row.project_id !== project.id;
        return [urn, { row: isNew ? { ...row, ...move } : row, isNew }];
      }),
    );
  });
}
