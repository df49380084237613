import {
  chainAuditEvent,
  FIRST_PREVIOUS_HASH,
  type AuditEntry,
  type AuditEvent,
  type AuditEventName,
  type Page,
  type AuditFilter,
} from '@postern/engine';
import type { Kysely, Selectable } from 'kysely';
import type { AuditEntriesTable, TokenTables } from './token-tables.ts';

/** The end of one account's chain, held by the transaction that locked it. */
export interface AuditTrail {
  append(event: AuditEvent): Promise<void>;
}

/**
 * Takes the account's lock, until the transaction ends, and reads where its chain ends. One statement, and a writing one: a read
 * before it could see a state from before the lock (PostgreSQL), or leave SQLite unable to write after another process has.
 */
export async function lockAuditTrail(kysely: Kysely<TokenTables>, accountId: number): Promise<AuditTrail> {
  let head = await kysely
    .insertInto('audit_heads')
    .values({ account_id: accountId, sequence: 0, hash: FIRST_PREVIOUS_HASH })
    .onConflict((conflict) =>
      conflict.column('account_id').doUpdateSet((heads) => ({ sequence: heads.ref('audit_heads.sequence') })),
    )
    .returning(['sequence', 'hash'])
    .executeTakeFirstOrThrow();
  return {
    append: async (event) => {
      // The head moves before the first await, so that events appended at once still follow each other.
      const place = { accountId, sequence: head.sequence + 1, previousHash: head.hash };
      const entry = chainAuditEvent(event, place);
      head = { sequence: entry.sequence, hash: entry.hash };
      await insertEntry(kysely, entry);
      await moveHead(kysely, entry);
    },
  };
}

async function insertEntry(kysely: Kysely<TokenTables>, entry: AuditEntry): Promise<void> {
  await kysely
    .insertInto('audit_entries')
    .values({
      account_id: entry.accountId,
      sequence: entry.sequence,
      event: entry.event,
      at: entry.at.getTime(),
      actor: entry.actor,
      token_id: entry.tokenId,
      token_name: entry.tokenName,
      address: entry.address,
      request_id: entry.requestId,
      detail: JSON.stringify(entry.detail),
      previous_hash: entry.previousHash,
      hash: entry.hash,
    })
    .execute();
}

// index: primary key
async function moveHead(kysely: Kysely<TokenTables>, { accountId, sequence, hash }: AuditEntry): Promise<void> {
  await kysely
    .updateTable('audit_heads')
    .set({ sequence, hash })
    .where('account_id', '=', accountId)
    // Entries appended at once may be written in any order; the head only moves on.
    .where('sequence', '<', sequence)
    .execute();
}

// index: primary key; audit_entries_by_token for those of one token
export async function listAudit(
  kysely: Kysely<TokenTables>,
  accountId: number,
  { tokenId, limit, offset }: AuditFilter,
): Promise<Page<AuditEntry>> {
  const listed = kysely
    .selectFrom('audit_entries')
    .where('account_id', '=', accountId)
    .$if(tokenId !== undefined, (entries) => entries.where('token_id', '=', tokenId as number));
  const rows = await listed.selectAll().orderBy('sequence', 'desc').limit(limit).offset(offset).execute();
  const items = rows.map(entryFromRow);
  if (tokenId !== undefined) {
    const { total } = await listed.select(({ fn }) => fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
    return { items, total };
  }
  // Sequences run from 1 without a gap, so the last one is the count.
  const head = await kysely
    .selectFrom('audit_heads')
    .select('sequence')
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  return { items, total: head?.sequence ?? 0 };
}

/** A stretch of an account's chain. */
export interface ChainStretch {
  readonly accountId: number;
  readonly afterSequence: number;
  readonly limit: number;
}

// index: primary key
export async function readAuditChain(kysely: Kysely<TokenTables>, stretch: ChainStretch): Promise<AuditEntry[]> {
  const rows = await kysely
    .selectFrom('audit_entries')
    .selectAll()
    .where('account_id', '=', stretch.accountId)
    .where('sequence', '>', stretch.afterSequence)
    .orderBy('sequence')
    .limit(stretch.limit)
    .execute();
  return rows.map(entryFromRow);
}

function entryFromRow(row: Selectable<AuditEntriesTable>): AuditEntry {
  return {
    accountId: row.account_id,
    sequence: row.sequence,
    // Only `append` writes rows, and only events that the engine knows.
    event: row.event as AuditEventName,
    at: new Date(row.at),
    actor: row.actor,
    tokenId: row.token_id,
    tokenName: row.token_name,
    address: row.address,
    requestId: row.request_id,
    detail: JSON.parse(row.detail) as AuditEntry['detail'],
    previousHash: row.previous_hash,
    hash: row.hash,
  };
}
