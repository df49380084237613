import type { DomainRecordType } from '@postern/api';
import type { Page, PageRequest } from '@postern/engine';
import { sql, type Selectable } from 'kysely';
import type { Database, DomainRecordsTable, DomainsTable } from '../../db/server-tables.ts';
import { holdAccount } from '../account/account-store.ts';
import { DOMAIN_LIMITS, type ReachedLimit } from './domain-limits.ts';
import type { RecordFields } from './record-rules.ts';

export type RecordRow = Selectable<DomainRecordsTable>;
export type NewRecord = RecordFields & { readonly type: DomainRecordType };

/** Where a record is, or is to be. */
export interface RecordPlace {
  readonly accountId: number;
  readonly domain: string;
}

export interface RecordFilter extends PageRequest {
  /** Without the domain, in lower case. */
  readonly name?: string | undefined;
  readonly type?: DomainRecordType | undefined;
}

/** The records of some domains of one account, in the order in which they were made. index: domain_records_by_domain */
export async function recordsOf(
  database: Database,
  accountId: number,
  domains: readonly string[],
): Promise<RecordRow[]> {
  if (domains.length === 0) return [];
  return database
    .selectFrom('domain_records')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('domain_name', 'in', domains)
    .orderBy('id')
    .execute();
}

/** In the order in which they were made; `undefined` when the account has no such domain. index: domain_records_by_domain */
export async function listRecords(
  database: Database,
  { accountId, domain }: RecordPlace,
  { name, type, limit, offset }: RecordFilter,
): Promise<Page<RecordRow> | undefined> {
  const found = await database
    .selectFrom('domains')
    .select('name')
    .where('account_id', '=', accountId)
    .where('name', '=', domain)
    .executeTakeFirst();
  if (found === undefined) return undefined;
  let query = database
    .selectFrom('domain_records')
    .where('account_id', '=', accountId)
    .where('domain_name', '=', domain);
  if (name !== undefined) query = query.where(sql`lower(name)`, '=', name);
  if (type !== undefined) query = query.where('type', '=', type);
  const { total } = await query.select((row) => row.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  return { items: await query.selectAll().orderBy('id').limit(limit).offset(offset).execute(), total };
}

/** index: primary key */
export function findRecord(
  database: Database,
  { accountId, domain }: RecordPlace,
  recordId: number,
): Promise<RecordRow | undefined> {
  return database
    .selectFrom('domain_records')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('domain_name', '=', domain)
    .where('id', '=', recordId)
    .executeTakeFirst();
}

/** In a transaction that holds the account. */
export function insertRecords(
  transaction: Database,
  domain: Pick<Selectable<DomainsTable>, 'account_id' | 'name'>,
  records: readonly NewRecord[],
): Promise<RecordRow[]> {
  const rows = records.map((record) => ({ ...record, account_id: domain.account_id, domain_name: domain.name }));
  return transaction.insertInto('domain_records').values(rows).returningAll().execute();
}

/**
 * Adds a record, or says which limit that would exceed; `undefined` when the account has no such domain. A zone has one SOA record (RFC 1035 §5.2): another one takes the
 * place of the one there is.
 */
export function createRecord(
  database: Database,
  place: RecordPlace,
  { record, now }: { record: NewRecord; now: number },
): Promise<RecordRow | ReachedLimit | undefined> {
  return database.transaction().execute(async (transaction) => {
    await holdAccount(transaction, place.accountId);
    const reached = record.type === 'SOA' ? null : await reachedLimit(transaction, place);
    if (reached !== null) return reached;
    if (!(await raiseSerial(transaction, place, now))) return undefined;
    const replaced = record.type === 'SOA' ? await replaceSoa(transaction, place, record) : undefined;
    if (replaced !== undefined) return replaced;
    const domain = { account_id: place.accountId, name: place.domain };
    const [created] = await insertRecords(transaction, domain, [record]);
    return created;
  });
}

/** index: domain_records_by_domain */
async function reachedLimit(transaction: Database, { accountId, domain }: RecordPlace): Promise<ReachedLimit | null> {
  const { all, own } = await transaction
    .selectFrom('domain_records')
    .select((row) => [
      row.fn.countAll<number>().as('all'),
      row.fn.countAll<number>().filterWhere('domain_name', '=', domain).as('own'),
    ])
    .where('account_id', '=', accountId)
    .executeTakeFirstOrThrow();
  // Every domain has its SOA record: there is none of that name.
  if (own === 0) return null;
  if (own >= DOMAIN_LIMITS.recordsOfDomain) return 'recordsOfDomain';
  return all >= DOMAIN_LIMITS.recordsOfAccount ? 'recordsOfAccount' : null;
}

function replaceSoa(
  transaction: Database,
  { accountId, domain }: RecordPlace,
  record: NewRecord,
): Promise<RecordRow | undefined> {
  return transaction
    .updateTable('domain_records')
    .set(record)
    .where('account_id', '=', accountId)
    .where('domain_name', '=', domain)
    .where('type', '=', 'SOA')
    .returningAll()
    .executeTakeFirst();
}

export interface RecordTarget extends RecordPlace {
  readonly recordId: number;
  readonly now: number;
}

/** Changes a record to what `change` makes of it, unless that is a refusal. `undefined` when there is no such record. */
export function updateRecord<Refusal extends { readonly errors: object }>(
  database: Database,
  target: RecordTarget,
  change: (record: RecordRow) => RecordFields | Refusal,
): Promise<RecordRow | Refusal | undefined> {
  return database.transaction().execute(async (transaction) => {
    await holdAccount(transaction, target.accountId);
    const record = await findRecord(transaction, target, target.recordId);
    if (record === undefined) return undefined;
    const changes = change(record);
    if ('errors' in changes) return changes;
    await raiseSerial(transaction, target, target.now);
    return transaction
      .updateTable('domain_records')
      .set(changes)
      .where('id', '=', record.id)
      .returningAll()
      .executeTakeFirstOrThrow();
  });
}

/** Removes a record and answers what it was; the SOA record stays. `undefined` when there is no such record. */
export function deleteRecord(database: Database, target: RecordTarget): Promise<RecordRow | undefined> {
  return database.transaction().execute(async (transaction) => {
    await holdAccount(transaction, target.accountId);
    const record = await findRecord(transaction, target, target.recordId);
    if (record === undefined || record.type === 'SOA') return record;
    await raiseSerial(transaction, target, target.now);
    await transaction.deleteFrom('domain_records').where('id', '=', record.id).execute();
    return record;
  });
}

/** Notes that the records of a domain change. `false` when the account has no such domain. */
async function raiseSerial(transaction: Database, { accountId, domain }: RecordPlace, now: number): Promise<boolean> {
  const second = Math.floor(now / 1000);
  const { numUpdatedRows } = await transaction
    .updateTable('domains')
    .set((row) => ({
      serial: row
        .case()
        .when('serial', '>=', second)
        .then(row('serial', '+', 1))
        .else(second)
        .end(),
    }))
    .where('account_id', '=', accountId)
    .where('name', '=', domain)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
