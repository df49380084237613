import type { Page, PageRequest } from '@postern/engine';
import type { Selectable } from 'kysely';
import type { ActionsTable, Database } from '../../db/server-tables.ts';

export type ActionRow = Selectable<ActionsTable>;

/** Kinds of things that actions are done to, in DigitalOcean's words. */
export type ActionResourceType = 'droplet' | 'image' | 'volume' | 'reserved_ip';

export interface NewAction {
  readonly accountId: number;
  readonly type: string;
  readonly resourceType: ActionResourceType;
  /** 0 for what has a uuid. */
  readonly resourceId: number;
  readonly resourceUuid?: string;
  readonly regionSlug: string | null;
  /** All that is needed to carry it out later, as it would go into JSON. */
  readonly parameters?: object;
  readonly startedAt: number;
  /** When it is to be carried out; null for one that is over as soon as it is recorded. */
  readonly dueAt: number | null;
}

/** Records that something has begun, or has been done, to a resource, in a transaction that holds the account. */
export async function insertAction(transaction: Database, action: NewAction): Promise<ActionRow> {
  const isDone = action.dueAt === null;
  await transaction
    .updateTable('accounts')
    .set((row) => ({ action_count: row('action_count', '+', 1) }))
    .where('id', '=', action.accountId)
    .execute();
  return transaction
    .insertInto('actions')
    .values({
      account_id: action.accountId,
      status: isDone ? 'completed' : 'in-progress',
      type: action.type,
      started_at: action.startedAt,
      completed_at: isDone ? action.startedAt : null,
      resource_id: action.resourceId,
      resource_uuid: action.resourceUuid ?? null,
      resource_type: action.resourceType,
      region_slug: action.regionSlug,
      parameters: JSON.stringify(action.parameters ?? {}),
      due_at: action.dueAt,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** index: actions_by_account, or the primary key */
export function findAction(database: Database, accountId: number, actionId: number): Promise<ActionRow | undefined> {
  return database
    .selectFrom('actions')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('id', '=', actionId)
    .executeTakeFirst();
}

/** Everything that has been done in an account, the newest first. index: actions_by_account */
export async function listActions(
  database: Database,
  accountId: number,
  { limit, offset }: PageRequest,
): Promise<Page<ActionRow>> {
  const { action_count: total } = await database
    .selectFrom('accounts')
    .select('action_count')
    .where('id', '=', accountId)
    .executeTakeFirstOrThrow();
  const query = database.selectFrom('actions').selectAll().where('account_id', '=', accountId);
  // Counted from the nearer end, so that the last page costs what the first does.
  const fromEnd = total - offset - limit;
  if (fromEnd >= offset) {
    return { items: await query.orderBy('id', 'desc').limit(limit).offset(offset).execute(), total };
  }
  const rows = await query
    .orderBy('id')
    .limit(Math.max(0, Math.min(limit, total - offset)))
    .offset(Math.max(0, fromEnd))
    .execute();
  return { items: rows.toReversed(), total };
}

/** What has been done to one thing, the newest first. index: actions_by_resource */
export async function listActionsOf(
  database: Database,
  { accountId, type, id }: { accountId: number; type: ActionResourceType; id: number },
  { limit, offset }: PageRequest,
): Promise<Page<ActionRow>> {
  const query = database
    .selectFrom('actions')
    .where('account_id', '=', accountId)
    .where('resource_type', '=', type)
    .where('resource_id', '=', id);
  const { total } = await query.select((row) => row.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  return { items: await query.selectAll().orderBy('id', 'desc').limit(limit).offset(offset).execute(), total };
}

/** What has begun to be done to one thing, and is not over, the oldest first. index: actions_by_resource */
export function listActionsUnderWay(
  transaction: Database,
  { accountId, type, id }: { accountId: number; type: ActionResourceType; id: number },
): Promise<ActionRow[]> {
  return transaction
    .selectFrom('actions')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('resource_type', '=', type)
    .where('resource_id', '=', id)
    .where('status', '=', 'in-progress')
    .orderBy('id')
    .execute();
}

/** What is due, of all accounts, the oldest first. index: actions_due */
export function listDueActions(
  database: Database,
  { now, limit }: { now: number; limit: number },
): Promise<ActionRow[]> {
  return database
    .selectFrom('actions')
    .selectAll()
    .where('due_at', '<=', now)
    .orderBy('due_at')
    .orderBy('id')
    .limit(limit)
    .execute();
}

/** Ends an action that is under way. `undefined` when it has ended already, on this node or another. */
export function endAction(
  transaction: Database,
  actionId: number,
  { status, now }: { status: 'completed' | 'errored'; now: number },
): Promise<ActionRow | undefined> {
  return transaction
    .updateTable('actions')
    .set((row) => ({
      status,
      due_at: null,
      // Clocks of several nodes differ a little; no action ends before it began.
      completed_at: row.case().when('started_at', '>', now).then(row.ref('started_at')).else(now).end(),
    }))
    .where('id', '=', actionId)
    .where('status', '=', 'in-progress')
    .returningAll()
    .executeTakeFirst();
}

/** Puts an action off that could not be carried out, and keeps when that was for the first time. */
export async function postponeAction(
  database: Database,
  actionId: number,
  { now, dueAt }: { now: number; dueAt: number },
): Promise<void> {
  await database
    .updateTable('actions')
    .set((row) => ({ due_at: dueAt, failing_since: row.fn.coalesce('failing_since', row.val(now)) }))
    .where('id', '=', actionId)
    .where('status', '=', 'in-progress')
    .execute();
}
