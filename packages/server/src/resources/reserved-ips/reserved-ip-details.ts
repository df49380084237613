import type { Database } from '../../db/server-tables.ts';
import { loadDetails, type DropletDetails } from '../droplets/droplet-details.ts';
import { reservedIpUrn, type ReservedIpRow } from './reserved-ip-store.ts';

/** What a token may see of addresses besides the addresses. */
export interface ReservedIpView {
  readonly droplets: boolean;
  readonly projects: boolean;
}

/** An address with all that is shown of it and kept elsewhere. */
export interface ReservedIpDetails {
  readonly reservedIp: ReservedIpRow;
  readonly droplet: DropletDetails | null;
  readonly projectId: string | undefined;
}

/** Loads what belongs to the addresses of one account, however many, as far as it may be seen. */
export async function loadReservedIps(
  database: Database,
  reservedIps: readonly ReservedIpRow[],
  view: ReservedIpView,
): Promise<ReservedIpDetails[]> {
  const droplets = view.droplets ? await dropletsOf(database, reservedIps) : new Map<number, DropletDetails>();
  const projects = view.projects ? await projectsOf(database, reservedIps) : new Map<string, string>();
  return reservedIps.map((reservedIp) => ({
    reservedIp,
    droplet: droplets.get(reservedIp.droplet_id ?? 0) ?? null,
    projectId: projects.get(reservedIpUrn(reservedIp.ip)),
  }));
}

/** index: primary key */
async function dropletsOf(
  database: Database,
  reservedIps: readonly ReservedIpRow[],
): Promise<ReadonlyMap<number, DropletDetails>> {
  const ids = reservedIps.map((reservedIp) => reservedIp.droplet_id).filter((id) => id !== null);
  if (ids.length === 0) return new Map();
  const rows = await database.selectFrom('droplets').selectAll().where('id', 'in', ids).execute();
  const details = await loadDetails(database, rows);
  return new Map(details.map((one) => [one.droplet.id, one]));
}

/** index: project_resources_pk */
async function projectsOf(
  database: Database,
  reservedIps: readonly ReservedIpRow[],
): Promise<ReadonlyMap<string, string>> {
  const [first] = reservedIps;
  if (first === undefined) return new Map();
  const rows = await database
    .selectFrom('project_resources')
    .select(['urn', 'project_id'])
    .where('account_id', '=', first.account_id)
    .where(
      'urn',
      'in',
      reservedIps.map(({ ip }) => reservedIpUrn(ip)),
    )
    .execute();
  return new Map(rows.map((row) => [row.urn, row.project_id]));
}
