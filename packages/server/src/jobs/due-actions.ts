import type { Database } from '../db/server-tables.ts';
import { holdAccount } from '../resources/account/account-store.ts';
import { actionEffects } from '../resources/action-effects.ts';
import {
  endAction,
  listDueActions,
  postponeAction,
  type ActionResourceType,
  type ActionRow,
} from '../resources/actions/action-store.ts';
import type { JobContext } from './job-context.ts';

const BATCH = 100;
const RETRY_MS = 60_000;

/**
 * Carries out every action that is due. Each is ended in one transaction with what it does, so that it happens once, whichever node
 * comes first and whenever a process ends. One that fails is put off by a minute and does not keep others waiting.
 */
export async function runDueActions(context: JobContext): Promise<void> {
  for (;;) {
    const due = await listDueActions(context.database, { now: context.clock.now(), limit: BATCH });
    if (due.length === 0) return;
    for (const action of due) {
      if (context.signal.aborted) return;
      await runAction(context, action);
    }
  }
}

async function runAction(context: JobContext, action: ActionRow): Promise<void> {
  const { database, clock, logger } = context;
  try {
    await database.transaction().execute((transaction) => carryOut(transaction, action, clock.now()));
  } catch (error) {
    logger.error({ err: error, action: action.id, type: action.type }, 'an action could not be carried out');
    await postponeAction(database, action.id, clock.now() + RETRY_MS);
  }
}

async function carryOut(transaction: Database, { id, account_id: accountId }: ActionRow, now: number): Promise<void> {
  await holdAccount(transaction, accountId);
  const action = await endAction(transaction, id, { status: 'completed', now });
  if (action === undefined) return;
  const effect = actionEffects[action.resource_type as ActionResourceType];
  if (effect === undefined) throw new Error(`Nothing carries out actions on a ${action.resource_type}.`);
  if ((await effect(transaction, action, now)) === 'completed') return;
  await transaction.updateTable('actions').set({ status: 'errored' }).where('id', '=', id).execute();
}
