import { isIPv6 } from 'node:net';
import type { Page, PageRequest } from '@postern/engine';
import type { Selectable } from 'kysely';
import type { Database, DomainsTable } from '../../db/server-tables.ts';
import { holdAccount } from '../account/account-store.ts';
import { assignToDefaultProject, removeFromProject } from '../projects/project-resource-store.ts';
import { DOMAIN_LIMITS } from './domain-limits.ts';
import { insertRecords, recordsOf, type NewRecord, type RecordRow } from './record-store.ts';
import { DEFAULT_TTL } from './record-rules.ts';
import { NAME_SERVERS } from './zone-file.ts';

type DomainRow = Selectable<DomainsTable>;

/** A domain with all its records, in the order in which they were made. */
export interface DomainDetails {
  readonly domain: DomainRow;
  readonly records: readonly RecordRow[];
}

export interface NewDomain {
  readonly accountId: number;
  readonly name: string;
  /** The domain itself is to have this address. */
  readonly ipAddress: string | undefined;
  readonly now: number;
}

const urnOf = (name: string): string => `do:domain:${name}`;

/** Adds a domain with the records that each has from the start, unless the account has it already or may have no more. */
export function createDomain(
  database: Database,
  request: NewDomain,
): Promise<DomainDetails | 'exists' | 'limit_reached'> {
  const { accountId, name, now } = request;
  return database.transaction().execute(async (transaction) => {
    await holdAccount(transaction, accountId);
    if ((await countDomains(transaction, accountId)) >= DOMAIN_LIMITS.domains) return 'limit_reached';
    const domain = await transaction
      .insertInto('domains')
      .values({ account_id: accountId, name, ttl: DEFAULT_TTL, serial: Math.floor(now / 1000), created_at: now })
      .onConflict((conflict) => conflict.columns(['account_id', 'name']).doNothing())
      .returningAll()
      .executeTakeFirst();
    if (domain === undefined) return 'exists';
    const records = await insertRecords(transaction, domain, firstRecords(request));
    await assignToDefaultProject(transaction, { accountId, urns: [urnOf(name)], now });
    return { domain, records };
  });
}

function firstRecords({ ipAddress }: NewDomain): NewRecord[] {
  const shared = { name: '@', ttl: DEFAULT_TTL, priority: null, port: null, weight: null, flags: null, tag: null };
  return [
    { ...shared, type: 'SOA', data: String(DEFAULT_TTL) },
    ...NAME_SERVERS.map((data) => ({ ...shared, type: 'NS' as const, data })),
    ...(ipAddress === undefined
      ? []
      : [{ ...shared, type: isIPv6(ipAddress) ? ('AAAA' as const) : ('A' as const), data: ipAddress }]),
  ];
}

/** By name. index: domains_pk */
export async function listDomains(
  database: Database,
  accountId: number,
  { limit, offset }: PageRequest,
): Promise<Page<DomainDetails>> {
  const total = await countDomains(database, accountId);
  const query = database.selectFrom('domains').where('account_id', '=', accountId);
  const domains = await query.selectAll().orderBy('name').limit(limit).offset(offset).execute();
  return { items: await withRecords(database, accountId, domains), total };
}

/** index: domains_pk */
async function countDomains(database: Database, accountId: number): Promise<number> {
  const { total } = await database
    .selectFrom('domains')
    .select((row) => row.fn.countAll<number>().as('total'))
    .where('account_id', '=', accountId)
    .executeTakeFirstOrThrow();
  return total;
}

/** index: domains_pk */
export async function findDomain(
  database: Database,
  accountId: number,
  name: string,
): Promise<DomainDetails | undefined> {
  const domains = await database
    .selectFrom('domains')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('name', '=', name)
    .execute();
  const [details] = await withRecords(database, accountId, domains);
  return details;
}

async function withRecords(
  database: Database,
  accountId: number,
  domains: readonly DomainRow[],
): Promise<DomainDetails[]> {
  const names = domains.map(({ name }) => name);
  const records = await recordsOf(database, accountId, names);
  const byDomain = Map.groupBy(records, (record) => record.domain_name);
  return domains.map((domain) => ({ domain, records: byDomain.get(domain.name) ?? [] }));
}

/** Removes a domain, and with it its records. `false` when the account has no such domain. */
export function deleteDomain(database: Database, accountId: number, name: string): Promise<boolean> {
  return database.transaction().execute(async (transaction) => {
    await holdAccount(transaction, accountId);
    await removeFromProject(transaction, { accountId, urns: [urnOf(name)] });
    const { numDeletedRows } = await transaction
      .deleteFrom('domains')
      .where('account_id', '=', accountId)
      .where('name', '=', name)
      .executeTakeFirst();
    return numDeletedRows > 0n;
  });
}
