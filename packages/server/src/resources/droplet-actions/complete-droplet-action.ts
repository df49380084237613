import type { Size, DropletActionType } from '@postern/api';
import type { Updateable } from 'kysely';
import type { Database, DropletsTable } from '../../db/server-tables.ts';
import type { ActionEffect } from '../action-effects.ts';
import type { ActionRow } from '../actions/action-store.ts';
import { endCharges, startCharge } from '../billing/charge-store.ts';
import { backupColumns } from '../droplets/backup-policy.ts';
import { startBackupsCharge } from '../droplets/backups-charge.ts';
import type { DropletRow } from '../droplets/droplet-details.ts';
import { insertDropletImage } from '../images/droplet-image.ts';
import { findSize } from '../sizes/sizes.ts';
import { dropletActionRules, outcomeOf } from './droplet-actions.ts';
import { withFeature, withoutFeature } from './droplet-features.ts';
import type { DropletActionParameters } from './plan-droplet-action.ts';

interface EffectContext {
  readonly droplet: DropletRow;
  readonly action: ActionRow;
  readonly parameters: DropletActionParameters;
  readonly now: number;
}

type Changes = Updateable<DropletsTable>;

/** What an action leaves behind: other values in the Droplet's row, and whatever it writes elsewhere by itself. */
type DropletEffect = (transaction: Database, context: EffectContext) => Promise<Changes>;

const enableFeature =
  (feature: Parameters<typeof withFeature>[1]): DropletEffect =>
  async (_, { droplet }) => ({ features: withFeature(droplet.features, feature) });

const changeImage: DropletEffect = async (_, { droplet, parameters }) => ({
  image_id: parameters.imageId ?? droplet.image_id,
});

/** Of the actions that do more than turn a Droplet on or off. */
const effects: Readonly<Partial<Record<DropletActionType, DropletEffect>>> = {
  resize,
  rename: async (_, { droplet, parameters }) => ({ name: parameters.name ?? droplet.name }),
  snapshot: takeSnapshot,
  enable_backups: setBackups,
  disable_backups: endBackups,
  change_backup_policy: setBackups,
  restore: changeImage,
  rebuild: changeImage,
  enable_ipv6: enableFeature('ipv6'),
  enable_private_networking: enableFeature('private_networking'),
};

/** Does to a Droplet what an action was for, and lets go of it. An action whose Droplet is gone has failed. */
export const completeDropletAction: ActionEffect = async (transaction, action, now) => {
  const droplet = await transaction
    .selectFrom('droplets')
    .selectAll()
    .where('id', '=', action.resource_id)
    .executeTakeFirst();
  if (droplet === undefined) return 'errored';
  // The column was written from this very type.
  const parameters = JSON.parse(action.parameters) as DropletActionParameters;
  const changes = await changesBy(transaction, { droplet, action, parameters, now });
  await transaction
    .updateTable('droplets')
    .set({ ...changes, pending_action_id: null })
    .where('id', '=', droplet.id)
    .execute();
  return 'completed';
};

async function changesBy(transaction: Database, context: EffectContext): Promise<Changes> {
  const { droplet, action } = context;
  if (action.type === 'create') return { status: 'active' };
  if (!isDropletAction(action.type)) throw new Error(`Nothing carries out ${action.type} on a Droplet.`);
  const outcome = outcomeOf(action.type, droplet.status);
  const status = 'leaves' in outcome ? outcome.leaves : droplet.status;
  return { status, ...(await effects[action.type]?.(transaction, context)) };
}

function isDropletAction(type: string): type is DropletActionType {
  return Object.hasOwn(dropletActionRules, type);
}

async function takeSnapshot(
  transaction: Database,
  { droplet, action, parameters, now }: EffectContext,
): Promise<Changes> {
  const name = parameters.name ?? droplet.name;
  await insertDropletImage(transaction, droplet, { type: 'snapshot', name, createdAt: action.started_at, now });
  return {};
}

/** From now on the Droplet costs what its new size does, and its backups with it. */
async function resize(transaction: Database, { droplet, parameters, now }: EffectContext): Promise<Changes> {
  const size = mustFind(parameters.size ?? droplet.size_slug);
  await endCharges(transaction, chargesOf(droplet, 'Droplets'), now);
  await startCharge(transaction, {
    ...chargesOf(droplet, 'Droplets'),
    accountId: droplet.account_id,
    description: `${droplet.name} (${size.slug})`,
    hourlyPrice: size.price_hourly,
    now,
  });
  if (droplet.backup_plan !== null) await chargeBackups(transaction, droplet, { size, plan: droplet.backup_plan, now });
  return { size_slug: size.slug, disk: parameters.disk === true ? size.disk : droplet.disk };
}

async function setBackups(transaction: Database, { droplet, parameters, now }: EffectContext): Promise<Changes> {
  const { policy } = parameters;
  if (policy === undefined) return {};
  if (policy.plan !== droplet.backup_plan) {
    await chargeBackups(transaction, droplet, { size: mustFind(droplet.size_slug), plan: policy.plan, now });
  }
  return { features: withFeature(droplet.features, 'backups'), ...backupColumns(policy, now) };
}

/** Backups that have been taken stay. */
async function endBackups(transaction: Database, { droplet, now }: EffectContext): Promise<Changes> {
  await endCharges(transaction, chargesOf(droplet, 'Backups'), now);
  return {
    features: withoutFeature(droplet.features, 'backups'),
    backup_plan: null,
    backup_weekday: null,
    backup_hour: null,
    next_backup_at: null,
  };
}

async function chargeBackups(
  transaction: Database,
  droplet: DropletRow,
  price: { readonly size: Size; readonly plan: 'daily' | 'weekly'; readonly now: number },
): Promise<void> {
  await endCharges(transaction, chargesOf(droplet, 'Backups'), price.now);
  await startBackupsCharge(transaction, { id: droplet.id, accountId: droplet.account_id, name: droplet.name }, price);
}

function chargesOf<Product extends 'Droplets' | 'Backups'>({ id }: DropletRow, product: Product) {
  return { product, resourceType: 'droplet', resourceId: String(id) };
}

function mustFind(slug: string): Size {
  const size = findSize(slug);
  if (size === undefined) throw new Error(`A Droplet is of size ${slug}, which is not in the catalogue.`);
  return size;
}
