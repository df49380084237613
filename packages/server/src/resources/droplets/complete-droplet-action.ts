import type { Updateable } from 'kysely';
import type { Database, DropletsTable } from '../../db/server-tables.ts';
import type { ActionEffect } from '../action-effects.ts';
import type { ActionRow } from '../actions/action-store.ts';
import type { DropletRow } from './droplet-details.ts';

/** What an action leaves behind: other values in the Droplet's row, and whatever it writes elsewhere by itself. */
type DropletEffect = (
  transaction: Database,
  context: { readonly droplet: DropletRow; readonly action: ActionRow; readonly now: number },
) => Promise<Updateable<DropletsTable>>;

const effects: Readonly<Record<string, DropletEffect>> = {
  create: async () => ({ status: 'active' }),
};

/** Does to a Droplet what an action was for, and lets go of it. An action whose Droplet is gone has failed. */
export const completeDropletAction: ActionEffect = async (transaction, action, now) => {
  const droplet = await transaction
    .selectFrom('droplets')
    .selectAll()
    .where('id', '=', action.resource_id)
    .executeTakeFirst();
  if (droplet === undefined) return 'errored';
  const effect = effects[action.type];
  if (effect === undefined) throw new Error(`Nothing carries out ${action.type} on a Droplet.`);
  const changes = await effect(transaction, { droplet, action, now });
  await transaction
    .updateTable('droplets')
    .set({ ...changes, pending_action_id: null })
    .where('id', '=', droplet.id)
    .execute();
  return 'completed';
};
