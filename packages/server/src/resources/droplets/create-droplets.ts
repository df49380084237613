import type { Database } from '../../db/server-tables.ts';
import { holdAccount, type AccountRow } from '../account/account-store.ts';
import { insertAction, type ActionRow } from '../actions/action-store.ts';
import { startCharge } from '../billing/charge-store.ts';
import { assignToDefaultProject } from '../projects/project-resource-store.ts';
import { tagResources } from '../tags/tagging-store.ts';
import { takeAddresses } from '../vpcs/vpc-address-store.ts';
import type { DropletRow } from './droplet-details.ts';
import type { DropletPlan } from './droplets.ts';

/** A Droplet and the action that makes it. */
export interface CreatedDroplet {
  readonly droplet: DropletRow;
  readonly action: ActionRow;
}

export interface DropletCreation {
  readonly accountId: number;
  readonly plan: DropletPlan;
  readonly now: number;
  /** When the machines are to be ready. */
  readonly dueAt: number;
}

/** Makes all Droplets of a plan or none; the account as it is when it may not have as many. */
export function createDroplets(
  database: Database,
  creation: DropletCreation,
): Promise<{ readonly created: readonly CreatedDroplet[] } | { readonly fullAccount: AccountRow }> {
  const { accountId, plan, now } = creation;
  return database.transaction().execute(async (transaction) => {
    const account = await holdAccount(transaction, accountId);
    if (account.droplet_count + plan.names.length > account.droplet_limit) return { fullAccount: account };
    const addresses = await takeAddresses(transaction, plan.vpcUuid, plan.names.length);
    const created: CreatedDroplet[] = [];
    for (const [index, name] of plan.names.entries()) {
      created.push(await insertDroplet(transaction, creation, { name, address: addresses[index] ?? null }));
    }
    const ids = created.map(({ droplet }) => String(droplet.id));
    await tagResources(transaction, { accountId, type: 'droplet', resourceIds: ids, names: plan.tags, now });
    await assignToDefaultProject(transaction, { accountId, urns: ids.map((id) => `do:droplet:${id}`), now });
    await transaction
      .updateTable('accounts')
      .set((row) => ({ droplet_count: row('droplet_count', '+', created.length) }))
      .where('id', '=', accountId)
      .execute();
    return { created };
  });
}

async function insertDroplet(
  transaction: Database,
  { accountId, plan, now, dueAt }: DropletCreation,
  { name, address }: { name: string; address: string | null },
): Promise<CreatedDroplet> {
  const droplet = await transaction
    .insertInto('droplets')
    .values({
      account_id: accountId,
      name,
      status: 'new',
      size_slug: plan.size.slug,
      region_slug: plan.region.slug,
      image_id: plan.image.id,
      disk: plan.size.disk,
      features: plan.features.join(' '),
      public_networking: plan.publicNetworking ? 1 : 0,
      user_data: plan.userData,
      vpc_uuid: plan.vpcUuid,
      private_ipv4: address,
      created_at: now,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  const action = await insertAction(transaction, {
    accountId,
    type: 'create',
    resourceType: 'droplet',
    resourceId: droplet.id,
    regionSlug: plan.region.slug,
    startedAt: now,
    dueAt,
  });
  await transaction
    .updateTable('droplets')
    .set({ pending_action_id: action.id })
    .where('id', '=', droplet.id)
    .execute();
  await startCharge(transaction, {
    accountId,
    product: 'Droplets',
    resourceType: 'droplet',
    resourceId: String(droplet.id),
    description: `${name} (${plan.size.slug})`,
    hourlyPrice: plan.size.price_hourly,
    now,
  });
  return { droplet: { ...droplet, pending_action_id: action.id }, action };
}
