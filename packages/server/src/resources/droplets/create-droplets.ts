import type { DropletCreate } from '@postern/api';
import type { Database } from '../../db/server-tables.ts';
import { holdAccount, type AccountRow } from '../account/account-store.ts';
import { insertAction, type ActionRow } from '../actions/action-store.ts';
import { startCharge } from '../billing/charge-store.ts';
import { assignToDefaultProject } from '../projects/project-resource-store.ts';
import { tagResources } from '../tags/tagging-store.ts';
import { backupColumns } from './backup-policy.ts';
import { startBackupsCharge } from './backups-charge.ts';
import type { FieldError } from './choose-region.ts';
import type { DropletRow } from './droplet-details.ts';
import { findReferences } from './droplet-references-store.ts';
import { planDroplets, type DropletPlan } from './droplets.ts';
import { takePlaces, type DropletPlace } from './droplet-places.ts';

/** A Droplet and the action that makes it. */
export interface CreatedDroplet {
  readonly droplet: DropletRow;
  readonly action: ActionRow;
}

export interface DropletCreation {
  readonly accountId: number;
  readonly body: DropletCreate;
  readonly now: number;
  /** When the machines are to be ready. */
  readonly dueAt: number;
}

export type DropletCreationOutcome =
  | { readonly kind: 'created'; readonly created: readonly CreatedDroplet[] }
  | { readonly kind: 'invalid'; readonly errors: readonly FieldError[] }
  /** The account as it is: it may not have as many. */
  | { readonly kind: 'limit_reached'; readonly account: AccountRow };

/** Makes all Droplets of a request or none. What is checked cannot change before they are written. */
export function createDroplets(database: Database, creation: DropletCreation): Promise<DropletCreationOutcome> {
  const { accountId, body } = creation;
  return database.transaction().execute(async (transaction) => {
    const account = await holdAccount(transaction, accountId);
    const plan = planDroplets(body, await findReferences(transaction, accountId, body));
    if (!('names' in plan)) return { kind: 'invalid', errors: plan };
    if (account.droplet_count + plan.names.length > account.droplet_limit) return { kind: 'limit_reached', account };
    const places = await takePlaces(transaction, creation, plan);
    if (!('addresses' in places)) return { kind: 'invalid', errors: [places] };
    const { addresses, ...where } = places;
    const machines = plan.names.map((name, index) => ({ ...where, name, address: addresses[index] ?? null }));
    return { kind: 'created', created: await carryOut(transaction, { ...creation, plan }, machines) };
  });
}

interface PlannedCreation extends DropletCreation {
  readonly plan: DropletPlan;
}

interface Machine extends DropletPlace {
  readonly name: string;
  readonly address: string | null;
}

async function carryOut(
  transaction: Database,
  planned: PlannedCreation,
  machines: readonly Machine[],
): Promise<CreatedDroplet[]> {
  const { accountId, plan, now } = planned;
  const created: CreatedDroplet[] = [];
  for (const machine of machines) created.push(await insertDroplet(transaction, planned, machine));
  const ids = created.map(({ droplet }) => droplet.id);
  const texts = ids.map(String);
  await attachVolumes(transaction, plan.volumeIds, ids);
  await tagResources(transaction, { accountId, type: 'droplet', resourceIds: texts, names: plan.tags, now });
  await assignToDefaultProject(transaction, { accountId, urns: texts.map((id) => `do:droplet:${id}`), now });
  await transaction
    .updateTable('accounts')
    .set((row) => ({
      droplet_count: row('droplet_count', '+', ids.length),
      gpu_droplet_count: row('gpu_droplet_count', '+', isGpu(plan) ? ids.length : 0),
    }))
    .where('id', '=', accountId)
    .execute();
  return created;
}

function isGpu({ size }: DropletPlan): boolean {
  return size.gpu_info !== undefined;
}

/** A plan with volumes is one for a single Droplet. */
async function attachVolumes(
  transaction: Database,
  volumeIds: readonly string[],
  [dropletId]: readonly number[],
): Promise<void> {
  if (volumeIds.length === 0 || dropletId === undefined) return;
  await transaction.updateTable('volumes').set({ droplet_id: dropletId }).where('id', 'in', volumeIds).execute();
}

async function insertDroplet(
  transaction: Database,
  planned: PlannedCreation,
  machine: Machine,
): Promise<CreatedDroplet> {
  const { accountId, now, dueAt } = planned;
  const droplet = await insertRow(transaction, planned, machine);
  const action = await insertAction(transaction, {
    accountId,
    type: 'create',
    resourceType: 'droplet',
    resourceId: droplet.id,
    regionSlug: machine.regionSlug,
    startedAt: now,
    dueAt,
  });
  await transaction
    .updateTable('droplets')
    .set({ pending_action_id: action.id })
    .where('id', '=', droplet.id)
    .execute();
  await startCharges(transaction, droplet, planned);
  return { droplet: { ...droplet, pending_action_id: action.id }, action };
}

function insertRow(
  transaction: Database,
  { accountId, plan, now }: PlannedCreation,
  machine: Machine,
): Promise<DropletRow> {
  return transaction
    .insertInto('droplets')
    .values({
      account_id: accountId,
      name: machine.name,
      status: 'new',
      size_slug: plan.size.slug,
      region_slug: machine.regionSlug,
      image_id: plan.image.id,
      disk: plan.size.disk,
      features: plan.features.join(' '),
      public_networking: plan.publicNetworking ? 1 : 0,
      user_data: plan.userData,
      vpc_uuid: machine.vpcUuid,
      private_ipv4: machine.address,
      gpu_partition_mode: plan.gpuPartitionMode,
      is_gpu: isGpu(plan) ? 1 : 0,
      created_at: now,
      ...(plan.backupPolicy !== null && backupColumns(plan.backupPolicy, now)),
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}

async function startCharges(
  transaction: Database,
  { id, name }: DropletRow,
  { accountId, plan: { size, backupPolicy }, now }: PlannedCreation,
): Promise<void> {
  await startCharge(transaction, {
    accountId,
    product: 'Droplets',
    resourceType: 'droplet',
    resourceId: String(id),
    description: `${name} (${size.slug})`,
    hourlyPrice: size.price_hourly,
    now,
  });
  if (backupPolicy === null) return;
  await startBackupsCharge(transaction, { id, accountId, name }, { size, plan: backupPolicy.plan, now });
}
