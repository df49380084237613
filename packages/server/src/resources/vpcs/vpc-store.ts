import { randomUUID } from 'node:crypto';
import type { VpcCreate, VpcPatch } from '@postern/api';
import { formatAddressRange, type Page, type PageRequest } from '@postern/engine';
import type { Selectable } from 'kysely';
import type { Database, DropletsTable } from '../../db/server-tables.ts';
import { readFromNearerEnd } from '../../db/nearer-end.ts';
import { holdAccount } from '../account/account-store.ts';
import { findVpc, type VpcRow } from './vpc-address-store.ts';
import { MAX_VPCS, planVpc, type VpcErrors } from './vpcs.ts';

/** Of an account, oldest first. index: vpcs_by_account */
export async function listVpcs(
  database: Database,
  accountId: number,
  { limit, offset }: PageRequest,
): Promise<Page<VpcRow>> {
  const query = database.selectFrom('vpcs').where('account_id', '=', accountId);
  const { total } = await query.select((row) => row.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const items = await query.selectAll().orderBy('created_at').orderBy('id').limit(limit).offset(offset).execute();
  return { items, total };
}

interface VpcCreation {
  readonly accountId: number;
  readonly body: VpcCreate;
  readonly now: number;
}

/** Makes a network beside the account's others. index: vpcs_by_name */
export function createVpc(
  database: Database,
  { accountId, body, now }: VpcCreation,
): Promise<{ readonly vpc: VpcRow } | VpcErrors | 'limit_reached'> {
  return database.transaction().execute(async (transaction) => {
    await holdAccount(transaction, accountId);
    const others = await transaction
      .selectFrom('vpcs')
      .select(['name', 'ip_range'])
      .where('account_id', '=', accountId)
      .execute();
    if (others.length >= MAX_VPCS) return 'limit_reached';
    const plan = planVpc(body, others);
    if ('errors' in plan) return plan;
    const vpc: VpcRow = {
      id: randomUUID(),
      account_id: accountId,
      name: body.name,
      description: body.description,
      region_slug: body.region,
      ip_range: formatAddressRange(plan.range),
      is_default: 0,
      last_host: 0,
      created_at: now,
    };
    await transaction.insertInto('vpcs').values(vpc).execute();
    return { vpc };
  });
}

interface VpcReference {
  readonly accountId: number;
  readonly vpcId: string;
}

/** Changes what is given. Making a network the default takes that from the region's other; nothing else can take it away. */
export function updateVpc(
  database: Database,
  { accountId, vpcId, changes }: VpcReference & { readonly changes: VpcPatch },
): Promise<VpcRow | 'missing' | 'name_taken'> {
  return database.transaction().execute(async (transaction) => {
    await holdAccount(transaction, accountId);
    const vpc = await findVpc(transaction, accountId, vpcId);
    if (vpc === undefined) return 'missing';
    const { name = vpc.name, description = vpc.description } = changes;
    if (name !== vpc.name && (await isNameTaken(transaction, accountId, name))) return 'name_taken';
    const isPromoted = changes.default === true && vpc.is_default === 0;
    if (isPromoted) await demoteDefault(transaction, vpc);
    const changed = { name, description, is_default: isPromoted ? 1 : vpc.is_default };
    await transaction.updateTable('vpcs').set(changed).where('id', '=', vpc.id).execute();
    return { ...vpc, ...changed };
  });
}

/** index: vpcs_by_name */
async function isNameTaken(transaction: Database, accountId: number, name: string): Promise<boolean> {
  const found = await transaction
    .selectFrom('vpcs')
    .select('id')
    .where('account_id', '=', accountId)
    .where('name', '=', name)
    .executeTakeFirst();
  return found !== undefined;
}

/** index: vpcs_default */
async function demoteDefault(
  transaction: Database,
  { account_id: accountId, region_slug: region }: VpcRow,
): Promise<void> {
  await transaction
    .updateTable('vpcs')
    .set({ is_default: 0 })
    .where('account_id', '=', accountId)
    .where('region_slug', '=', region)
    .where('is_default', '=', 1)
    .execute();
}

/** Deletes a network that nothing is in. index: primary key, droplets_by_vpc */
export function deleteVpc(
  database: Database,
  { accountId, vpcId }: VpcReference,
): Promise<'deleted' | 'missing' | 'is_default' | 'has_members'> {
  return database.transaction().execute(async (transaction) => {
    await holdAccount(transaction, accountId);
    const vpc = await findVpc(transaction, accountId, vpcId);
    if (vpc === undefined) return 'missing';
    if (vpc.is_default === 1) return 'is_default';
    const member = await selectMembers(transaction, { accountId, vpcId }).select('id').limit(1).executeTakeFirst();
    if (member !== undefined) return 'has_members';
    await transaction.deleteFrom('vpcs').where('id', '=', vpc.id).execute();
    return 'deleted';
  });
}

export type VpcMemberRow = Pick<Selectable<DropletsTable>, 'id' | 'name' | 'created_at'>;

/** Droplets are all that networks hold, oldest first. index: droplets_by_vpc */
export async function listVpcMembers(
  database: Database,
  reference: VpcReference,
  page: PageRequest,
): Promise<Page<VpcMemberRow>> {
  const query = selectMembers(database, reference);
  const { total } = await query.select((row) => row.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const columns = query.select(['id', 'name', 'created_at']);
  const items = await readFromNearerEnd(total, page, (direction, { limit, offset }) =>
    columns.orderBy('id', direction).limit(limit).offset(offset).execute(),
  );
  return { items, total };
}

function selectMembers(database: Database, { accountId, vpcId }: VpcReference) {
  return database.selectFrom('droplets').where('account_id', '=', accountId).where('vpc_uuid', '=', vpcId);
}
