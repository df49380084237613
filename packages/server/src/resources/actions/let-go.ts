import type { Database } from '../../db/server-tables.ts';

/** What an action that is under way can hold, so that nothing else is done to it. */
type HeldTable = 'droplets' | 'volumes' | 'reserved_ips';

/** Lets go of what an action holds, of the kinds that are asked for: it waits for nothing any more. */
export async function letGo(
  transaction: Database,
  { accountId, actionId }: { readonly accountId: number; readonly actionId: number },
  tables: readonly HeldTable[] = ['droplets', 'volumes', 'reserved_ips'],
): Promise<void> {
  for (const table of tables) {
    await transaction
      .updateTable(table)
      .set({ pending_action_id: null })
      .where('account_id', '=', accountId)
      .where('pending_action_id', '=', actionId)
      .execute();
  }
}
