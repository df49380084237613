import { accountAuditEvent, type AccountEvent, type Engine, type Request } from '@postern/engine';
import { lockAuditTrail, type TokenTables } from '@postern/store';
import type { Database } from '../db/server-tables.ts';

/** A change of one account's people, under way. */
export interface AccountChange {
  readonly transaction: Database;
  /** Writes to the trail what was done; gone with the rest where the change fails. */
  record(event: Omit<AccountEvent, 'accountId'>): Promise<void>;
}

export interface AccountChangeOptions {
  readonly engine: Engine;
  readonly database: Database;
  readonly accountId: number;
  readonly request: Request;
}

/** Changes an account's people and its audit trail together or not at all. Such changes of one account come one after the other. */
export function changeAccount<Result>(
  { engine, database, accountId, request }: AccountChangeOptions,
  work: (change: AccountChange) => Promise<Result>,
): Promise<Result> {
  return database.transaction().execute(async (transaction) => {
    const trail = await lockAuditTrail(transaction.$pickTables<keyof TokenTables>(), accountId);
    return work({ transaction, record: (event) => trail.append(accountAuditEvent(engine, request, event)) });
  });
}
