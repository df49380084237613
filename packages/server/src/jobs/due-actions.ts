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
import { letGo } from '../resources/actions/let-go.ts';
import type { JobContext } from './job-context.ts';

const BATCH = 100;
const RETRY_MS = 60_000;
/** How long one is tried again before it has failed for good: longer than an outage that somebody repairs at once. */
const PATIENCE_MS = 3_600_000;

/**
 * Carries out every action that is due. Each is ended in one transaction with what it does, so that it happens once, whichever node
 * comes first and whenever a process ends. One that fails is put off by a minute and does not keep others waiting; after an hour of
 * that it ends as failed, and lets go of what it holds.
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
    const now = clock.now();
    await postponeAction(database, action.id, { now, dueAt: now + RETRY_MS });
    const { failing_since: since } = action;
    if (since === null || now - since < PATIENCE_MS) return;
    await database.transaction().execute((transaction) => giveUp(transaction, action, now));
  }
}

/** Nobody waits for ever: neither the client that polls the action, nor whoever wants to do something else to what it holds. */
async function giveUp(transaction: Database, { id, account_id: accountId }: ActionRow, now: number): Promise<void> {
  await holdAccount(transaction, accountId);
  const ended = await endAction(transaction, id, { status: 'errored', now });
  if (ended !== undefined) await letGo(transaction, { accountId, actionId: id });
}

async function carryOut(transaction: Database, { id, account_id: accountId }: ActionRow, now: number): Promise<void> {
  await holdAccount(transaction, accountId);
  const action = await endAction(transaction, id, { status: 'completed', now });
  if (action === undefined) return;
  const effect = actionEffects[action.resource_type as ActionResourceType];
  if (effect === undefined) throw new Error(`Nothing carries out actions on a ${action.resource_type}.`);
  if ((await effect(transaction, action, now)) === 'completed') return;
  await transaction.updateTable('actions').set({ status: 'errored' }).where('id', '=', id).execute();
  // An effect that finds its resource gone has nothing that tells what else was held with it.
  await letGo(transaction, { accountId, actionId: id });
}
