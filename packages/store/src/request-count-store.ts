import {
  clientCountKey,
  requestCountKey,
  sumCounts,
  type ClientCount,
  type RequestCount,
  type RequestCounts,
} from '@postern/engine';
import { sql, type Kysely, type Selectable } from 'kysely';
import { inSlices } from './in-slices.ts';
import { listToText, textToList } from './list-text.ts';
import type { TokenPlace } from './token-store.ts';
import type { TokenClientCountsTable, TokenRequestCountsTable, TokenTables } from './token-tables.ts';

/** Added up first, and in a fixed order, so that two nodes never wait for each other. */
export async function recordRequests(kysely: Kysely<TokenTables>, counts: readonly RequestCount[]): Promise<void> {
  const sums = inOrder(sumCounts(counts, requestCountKey), requestCountKey);
  await inSlices(sums, (slice) => addRequests(kysely, slice));
}

/** As {@link recordRequests}. */
export async function recordClients(kysely: Kysely<TokenTables>, counts: readonly ClientCount[]): Promise<void> {
  const sums = inOrder(sumCounts(counts, clientCountKey), clientCountKey);
  await inSlices(sums, (slice) => addClients(kysely, slice));
}

// index: primary keys
export async function readRequestCounts(
  kysely: Kysely<TokenTables>,
  place: TokenPlace,
  fromDay: string,
): Promise<RequestCounts> {
  const ofToken = kysely.selectFrom('tokens').where('tokens.id', '=', place.tokenId);
  const own = ofToken.where('tokens.account_id', '=', place.accountId);
  const requests = await own
    .innerJoin('token_request_counts', 'token_request_counts.token_id', 'tokens.id')
    .selectAll('token_request_counts')
    .where('token_request_counts.day', '>=', fromDay)
    .execute();
  const clients = await own
    .innerJoin('token_client_counts', 'token_client_counts.token_id', 'tokens.id')
    .selectAll('token_client_counts')
    .where('token_client_counts.day', '>=', fromDay)
    .execute();
  return { requests: requests.map(requestCountFromRow), clients: clients.map(clientCountFromRow) };
}

/** Told by day and token, so that the rows of the last token go with it although they are more than was asked for. */
export async function deleteRequestCountsBefore(
  kysely: Kysely<TokenTables>,
  day: string,
  limit: number,
): Promise<number> {
  const requests = await deleteOldest(kysely, 'token_request_counts', { day, limit });
  return requests > 0 ? requests : deleteOldest(kysely, 'token_client_counts', { day, limit });
}

// index: the table's, by day
async function deleteOldest(
  kysely: Kysely<TokenTables>,
  table: 'token_request_counts' | 'token_client_counts',
  { day, limit }: { day: string; limit: number },
): Promise<number> {
  const old = await kysely
    .selectFrom(table)
    .select(['day', 'token_id'])
    .where('day', '<', day)
    .orderBy('day')
    .orderBy('token_id')
    .limit(limit)
    .execute();
  const last = old.findLast((row) => row.day === old[0]?.day);
  if (last === undefined) return 0;
  const { numDeletedRows } = await kysely
    .deleteFrom(table)
    .where('day', '=', last.day)
    .where('token_id', '<=', last.token_id)
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}

function inOrder<Count>(counts: readonly Count[], keyOf: (count: Count) => string): Count[] {
  return counts.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

// index: primary keys. Joined to the tokens, so that unknown ones fall away.
async function addRequests(kysely: Kysely<TokenTables>, counts: readonly RequestCount[]): Promise<void> {
  const rows = counts.map(
    (count) =>
      sql`(${count.tokenId}, ${count.day}, ${count.outcome}, ${Number(count.changes)}, ${listToText(count.permissions)},
        ${listToText(count.missing)}, ${count.requests}, ${count.lastAt.getTime()})`,
  );
  await sql`
    with counted (token_id, day, outcome, changes, permissions, missing, requests, last_at) as (values ${sql.join(rows)})
    insert into token_request_counts (token_id, day, outcome, changes, permissions, missing, requests, last_at)
    select tokens.id, counted.day, counted.outcome, cast(counted.changes as bigint), counted.permissions, counted.missing,
      cast(counted.requests as bigint), cast(counted.last_at as bigint)
    from counted join tokens on tokens.id = cast(counted.token_id as bigint)
    where true
    on conflict (token_id, day, outcome, changes, permissions, missing) do update
    set requests = token_request_counts.requests + excluded.requests,
      last_at = case when excluded.last_at > token_request_counts.last_at
        then excluded.last_at else token_request_counts.last_at end
  `.execute(kysely);
}

// index: as addRequests
async function addClients(kysely: Kysely<TokenTables>, counts: readonly ClientCount[]): Promise<void> {
  const rows = counts.map(
    (count) =>
      sql`(${count.tokenId}, ${count.day}, ${count.address}, ${count.userAgent}, ${count.requests}, ${count.lastAt.getTime()})`,
  );
  await sql`
    with counted (token_id, day, address, user_agent, requests, last_at) as (values ${sql.join(rows)})
    insert into token_client_counts (token_id, day, address, user_agent, requests, last_at)
    select tokens.id, counted.day, counted.address, counted.user_agent,
      cast(counted.requests as bigint), cast(counted.last_at as bigint)
    from counted join tokens on tokens.id = cast(counted.token_id as bigint)
    where true
    on conflict (token_id, day, address, user_agent) do update
    set requests = token_client_counts.requests + excluded.requests,
      last_at = case when excluded.last_at > token_client_counts.last_at
        then excluded.last_at else token_client_counts.last_at end
  `.execute(kysely);
}

function requestCountFromRow(row: Selectable<TokenRequestCountsTable>): RequestCount {
  return {
    tokenId: row.token_id,
    day: row.day,
    outcome: row.outcome,
    changes: row.changes === 1,
    permissions: textToList(row.permissions),
    missing: textToList(row.missing),
    requests: row.requests,
    lastAt: new Date(row.last_at),
  };
}

function clientCountFromRow(row: Selectable<TokenClientCountsTable>): ClientCount {
  return {
    tokenId: row.token_id,
    day: row.day,
    address: row.address,
    userAgent: row.user_agent,
    requests: row.requests,
    lastAt: new Date(row.last_at),
  };
}
