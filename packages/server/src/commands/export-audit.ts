import type { AuditEntryBody } from '@postern/api';
import type { AuditEntry } from '@postern/engine';
import { readConfig, type ConfigFlags, type Environment } from '../config.ts';
import type { Database } from '../db/server-tables.ts';
import type { OpenEngine } from '../open-engine.ts';
import { presentAuditEntry } from '../resources/audit/present.ts';
import type { Refused } from './refused.ts';
import { useKnownEngine } from './use-engine.ts';

const PAGE = 1000;

/** An entry as it is exported: all that its hash covers, so that a trail can be verified without the database. */
export type ExportedEntry = { readonly account_id: number } & AuditEntryBody;

export interface ExportRange {
  /** All of them unless one is given. */
  readonly accountId?: number | undefined;
  /** From the first entry of this time on. */
  readonly since?: Date | undefined;
}

/** Hands over the trails, account by account, in order and a page at a time; waits for each page to be taken. Answers how many entries. */
export async function exportAudit(
  flags: ConfigFlags,
  environment: Environment,
  { take, ...range }: ExportRange & { take(entries: readonly ExportedEntry[]): Promise<void> },
): Promise<{ readonly entries: number } | Refused> {
  return useKnownEngine(readConfig(flags, environment), async (open) => {
    const accounts = await listTrails(open, range.accountId);
    if (range.accountId !== undefined && accounts.length === 0) {
      return { refused: `Account ${range.accountId} has no audit trail here.` };
    }
    let entries = 0;
    for (const { accountId } of accounts) {
      const afterSequence = await sequenceBefore(open.database.kysely, accountId, range.since);
      for await (const page of readTrail(open, { accountId, afterSequence })) {
        await take(page.map((entry) => ({ account_id: accountId, ...presentAuditEntry(entry) })));
        entries += page.length;
      }
    }
    return { entries };
  });
}

/** One account's trail, and where it ends by its head. */
export interface Trail {
  readonly accountId: number;
  readonly sequence: number;
  readonly hash: string;
}

// index: primary key of audit_heads; accounts are few beside their entries
export function listTrails({ database }: OpenEngine, accountId: number | undefined): Promise<Trail[]> {
  return database.kysely
    .selectFrom('audit_heads')
    .select(['account_id as accountId', 'sequence', 'hash'])
    .$if(accountId !== undefined, (heads) => heads.where('account_id', '=', accountId ?? 0))
    .where('sequence', '>', 0)
    .orderBy('account_id')
    .execute();
}

/** Pages of a trail in order. */
export async function* readTrail(
  { database }: OpenEngine,
  { accountId, afterSequence }: { readonly accountId: number; readonly afterSequence: number },
): AsyncGenerator<readonly AuditEntry[]> {
  for (let after = afterSequence; ;) {
    const page = await database.tokens.readAuditChain(accountId, after, PAGE);
    const last = page.at(-1);
    if (last === undefined) return;
    yield page;
    after = last.sequence;
  }
}

// index: primary key, the account's part of it read whole: asked once for an export
async function sequenceBefore(database: Database, accountId: number, since: Date | undefined): Promise<number> {
  if (since === undefined) return 0;
  const first = await database
    .selectFrom('audit_entries')
    .select(({ fn }) => fn.min<number | null>('sequence').as('sequence'))
    .where('account_id', '=', accountId)
    .where('at', '>=', since.getTime())
    .executeTakeFirst();
  // Without an entry that late, nothing comes after it either.
  return (first?.sequence ?? Number.MAX_SAFE_INTEGER) - 1;
}
