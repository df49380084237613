import type { Selectable } from 'kysely';
import type { ActionsTable, Database } from '../../db/server-tables.ts';

export type ActionRow = Selectable<ActionsTable>;

/** index: actions_by_account, or the primary key */
export function findAction(database: Database, accountId: number, actionId: number): Promise<ActionRow | undefined> {
  return database
    .selectFrom('actions')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('id', '=', actionId)
    .executeTakeFirst();
}

export type NewAction = Omit<ActionRow, 'id'>;

export function insertAction(database: Database, action: NewAction): Promise<ActionRow> {
  return database.insertInto('actions').values(action).returningAll().executeTakeFirstOrThrow();
}
