import type { Database } from '../../db/server-tables.ts';
import type { ChargeRow } from './charge-store.ts';

/** What is kept in projects, by the name that it has in a urn. */
const URN_KINDS: Readonly<Record<string, string>> = {
  droplet: 'droplet',
  volume: 'volume',
  floating_ip: 'reservedip',
  reserved_ip: 'reservedip',
};

type Resource = Pick<ChargeRow, 'resource_type' | 'resource_id'>;

/** The name of a resource's project: where it is; else where it was when last seen; else the default one. */
export type ProjectNameOf = (resource: Resource, lastSeen: string | undefined) => string;

/** Looks up the projects of resources; what is not kept in projects has none. index: project_resources_pk */
export async function findProjectNames(
  transaction: Database,
  accountId: number,
  resources: readonly Resource[],
): Promise<ProjectNameOf> {
  const urns = [...new Set(resources.map(urnOf).filter((urn) => urn !== null))];
  const named = transaction.selectFrom('projects').where('projects.account_id', '=', accountId);
  const rows =
    urns.length === 0
      ? []
      : await named
          .innerJoin('project_resources', 'project_resources.project_id', 'projects.id')
          .select(['project_resources.urn', 'projects.name'])
          .where('project_resources.account_id', '=', accountId)
          .where('project_resources.urn', 'in', urns)
          .execute();
  const fallback = await named.select('name').where('is_default', '=', 1).executeTakeFirst();
  const names = new Map(rows.map(({ urn, name }) => [urn, name]));
  return (resource, lastSeen) => {
    const urn = urnOf(resource);
    return urn === null ? '' : (names.get(urn) ?? lastSeen ?? fallback?.name ?? '');
  };
}

function urnOf({ resource_type: type, resource_id: id }: Resource): string | null {
  const kind = URN_KINDS[type];
  return kind === undefined ? null : `do:${kind}:${id}`;
}
