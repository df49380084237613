import type { Database } from '../../db/server-tables.ts';

export interface ProjectAssignment {
  readonly accountId: number;
  /** `do:droplet:7` */
  readonly urns: readonly string[];
  readonly now: number;
}

/** Puts new resources into the account's default project, where everything is until it is moved. index: projects_default */
export async function assignToDefaultProject(
  transaction: Database,
  { accountId, urns, now }: ProjectAssignment,
): Promise<void> {
  const { id } = await transaction
    .selectFrom('projects')
    .select('id')
    .where('account_id', '=', accountId)
    .where('is_default', '=', 1)
    .executeTakeFirstOrThrow();
  const rows = urns.map((urn) => ({ account_id: accountId, urn, project_id: id, assigned_at: now }));
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
