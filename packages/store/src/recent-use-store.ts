import { OTHER_CLIENTS, type RecentUse, type RecentUseRequest } from '@postern/engine';
import type { Kysely } from 'kysely';
import { textToList } from './list-text.ts';
import type { TokenTables } from './token-tables.ts';

interface RecentUseOf extends RecentUseRequest {
  readonly accountId: number;
  readonly tokenIds: readonly number[];
}

/** A few queries, whatever the number of tokens. */
export async function listRecentUse(kysely: Kysely<TokenTables>, asked: RecentUseOf): Promise<RecentUse[]> {
  if (asked.tokenIds.length === 0) return [];
  const sums = Map.groupBy(await sumRequests(kysely, asked), (row) => row.token_id);
  const addresses = new Map((await countAddresses(kysely, asked)).map((row) => [row.token_id, row.addresses]));
  const agents = new Map((await lastUserAgents(kysely, asked)).map((row) => [row.token_id, row.user_agent]));
  return [...sums].map(([tokenId, rows]) => {
    const allowed = rows.filter(({ outcome }) => outcome === 'allowed');
    return {
      tokenId,
      permissions: [...new Set(allowed.flatMap(({ permissions }) => textToList(permissions)))].sort(),
      requests: rows.reduce((sum, row) => sum + Number(row.requests), 0),
      requestsLastDay: rows.reduce((sum, row) => sum + Number(row.requests_last_day), 0),
      addressesLastDay: addresses.get(tokenId) ?? 0,
      lastUserAgent: agents.get(tokenId) ?? '',
    };
  });
}

// index: primary keys
async function sumRequests(kysely: Kysely<TokenTables>, { accountId, tokenIds, fromDay, lastDay }: RecentUseOf) {
  return kysely
    .selectFrom('tokens')
    .innerJoin('token_request_counts as counts', 'counts.token_id', 'tokens.id')
    .select(({ fn, eb }) => [
      'counts.token_id',
      'counts.outcome',
      'counts.permissions',
      // PostgreSQL adds up bigints to a numeric, which comes as text.
      fn.sum<number | string>('counts.requests').as('requests'),
      fn
        .sum<number | string>(eb.case().when('counts.day', '>=', lastDay).then(eb.ref('counts.requests')).else(0).end())
        .as('requests_last_day'),
    ])
    .where('tokens.id', 'in', tokenIds)
    .where('tokens.account_id', '=', accountId)
    .where('counts.day', '>=', fromDay)
    .groupBy(['counts.token_id', 'counts.outcome', 'counts.permissions'])
    .execute();
}

// index: primary keys
async function countAddresses(kysely: Kysely<TokenTables>, { accountId, tokenIds, lastDay }: RecentUseOf) {
  return kysely
    .selectFrom('tokens')
    .innerJoin('token_client_counts as counts', 'counts.token_id', 'tokens.id')
    .select(({ fn }) => ['counts.token_id', fn.count<number>('counts.address').distinct().as('addresses')])
    .where('tokens.id', 'in', tokenIds)
    .where('tokens.account_id', '=', accountId)
    .where('counts.day', '>=', lastDay)
    .where('counts.address', '<>', OTHER_CLIENTS)
    .groupBy('counts.token_id')
    .execute();
}

// index: primary keys. Of each token's last day, the client seen last.
async function lastUserAgents(kysely: Kysely<TokenTables>, { accountId, tokenIds, fromDay }: RecentUseOf) {
  return kysely
    .selectFrom('tokens')
    .innerJoin('token_client_counts as counts', 'counts.token_id', 'tokens.id')
    .select(['counts.token_id', 'counts.user_agent'])
    .where('tokens.id', 'in', tokenIds)
    .where('tokens.account_id', '=', accountId)
    .where('counts.day', '>=', fromDay)
    .where('counts.day', '=', ({ selectFrom }) =>
      selectFrom('token_client_counts as days')
        .select(({ fn }) => fn.max('days.day').as('day'))
        .whereRef('days.token_id', '=', 'tokens.id'),
    )
    .orderBy('counts.last_at')
    .execute();
}
