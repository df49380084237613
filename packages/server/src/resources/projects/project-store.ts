import { randomUUID } from 'node:crypto';
import type { ProjectCreate, ProjectPatch } from '@postern/api';
import type { Page, PageRequest } from '@postern/engine';
import type { Selectable } from 'kysely';
import type { Database, ProjectsTable } from '../../db/server-tables.ts';
import { holdAccount } from '../account/account-store.ts';
import { purposeAsKept } from './projects.ts';

/** A project with the account's own identifier, which is shown with it. */
export type ProjectRow = Selectable<ProjectsTable> & { readonly owner_uuid: string };

export interface ProjectReference {
  readonly accountId: number;
  /** Null: the account's default. */
  readonly projectId: string | null;
}

function selectProjects(database: Database, accountId: number) {
  return database
    .selectFrom('projects')
    .innerJoin('accounts', 'accounts.id', 'projects.account_id')
    .where('projects.account_id', '=', accountId);
}

/** Oldest first. index: projects_by_account */
export async function listProjects(
  database: Database,
  accountId: number,
  { limit, offset }: PageRequest,
): Promise<Page<ProjectRow>> {
  const query = selectProjects(database, accountId);
  const { total } = await query.select((row) => row.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const items = await query
    .selectAll('projects')
    .select('accounts.uuid as owner_uuid')
    .orderBy('projects.created_at')
    .orderBy('projects.id')
    .limit(limit)
    .offset(offset)
    .execute();
  return { items, total };
}

/** index: primary key, or projects_default */
export function findProject(
  database: Database,
  { accountId, projectId }: ProjectReference,
): Promise<ProjectRow | undefined> {
  const query = selectProjects(database, accountId).selectAll('projects').select('accounts.uuid as owner_uuid');
  const one =
    projectId === null ? query.where('projects.is_default', '=', 1) : query.where('projects.id', '=', projectId);
  return one.executeTakeFirst();
}

interface ProjectCreation {
  readonly accountId: number;
  readonly project: ProjectCreate;
  readonly now: number;
}

export function createProject(
  database: Database,
  { accountId, project, now }: ProjectCreation,
): Promise<ProjectRow | 'name_taken'> {
  return database.transaction().execute(async (transaction) => {
    const account = await holdAccount(transaction, accountId);
    if (await isNameTaken(transaction, { accountId, name: project.name })) return 'name_taken';
    const row = {
      id: randomUUID(),
      account_id: accountId,
      name: project.name,
      description: project.description,
      purpose: purposeAsKept(project.purpose),
      environment: project.environment,
      is_default: 0,
      created_at: now,
      updated_at: now,
    };
    await transaction.insertInto('projects').values(row).execute();
    return { ...row, owner_uuid: account.uuid };
  });
}

interface ProjectChange extends ProjectReference {
  readonly changes: ProjectPatch;
  readonly now: number;
}

/** Changes what is given. Making a project the default takes that from the one that was; nothing else can take it away. */
export function updateProject(
  database: Database,
  { accountId, projectId, changes, now }: ProjectChange,
): Promise<ProjectRow | 'missing' | 'name_taken' | 'default_needed'> {
  return database.transaction().execute(async (transaction) => {
    await holdAccount(transaction, accountId);
    const project = await findProject(transaction, { accountId, projectId });
    if (project === undefined) return 'missing';
    const { name, description, purpose, environment, is_default: isDefault } = changes;
    if (isDefault === false && project.is_default === 1) return 'default_needed';
    if (name !== undefined && name !== project.name && (await isNameTaken(transaction, { accountId, name }))) {
      return 'name_taken';
    }
    if (isDefault === true && project.is_default === 0) await demoteDefault(transaction, accountId, now);
    const changed = {
      name: name ?? project.name,
      description: description ?? project.description,
      purpose: purpose === undefined ? project.purpose : purposeAsKept(purpose),
      environment: environment ?? project.environment,
      is_default: isDefault === true ? 1 : project.is_default,
      updated_at: now,
    };
    await transaction.updateTable('projects').set(changed).where('id', '=', project.id).execute();
    return { ...project, ...changed };
  });
}

/** index: projects_default */
async function demoteDefault(transaction: Database, accountId: number, now: number): Promise<void> {
  await transaction
    .updateTable('projects')
    .set({ is_default: 0, updated_at: now })
    .where('account_id', '=', accountId)
    .where('is_default', '=', 1)
    .execute();
}

/** index: projects_by_name */
async function isNameTaken(
  transaction: Database,
  { accountId, name }: { accountId: number; name: string },
): Promise<boolean> {
  const found = await transaction
    .selectFrom('projects')
    .select('id')
    .where('account_id', '=', accountId)
    .where('name', '=', name)
    .executeTakeFirst();
  return found !== undefined;
}

/** Deletes a project that holds nothing. index: primary key, project_resources_by_project */
export function deleteProject(
  database: Database,
  { accountId, projectId }: { accountId: number; projectId: string },
): Promise<'deleted' | 'missing' | 'is_default' | 'not_empty'> {
  return database.transaction().execute(async (transaction) => {
    await holdAccount(transaction, accountId);
    const project = await findProject(transaction, { accountId, projectId });
    if (project === undefined) return 'missing';
    if (project.is_default === 1) return 'is_default';
    const resource = await transaction
      .selectFrom('project_resources')
      .select('urn')
      .where('project_id', '=', project.id)
      .limit(1)
      .executeTakeFirst();
    if (resource !== undefined) return 'not_empty';
    await transaction.deleteFrom('projects').where('id', '=', project.id).execute();
    return 'deleted';
  });
}
