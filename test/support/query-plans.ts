import { createSqlTokenStore, type DatabaseKind, type TokenDatabase } from '@postern/store';
import type { TokenStore } from '@postern/engine';
import { CompiledQuery, sql, type KyselyPlugin, type QueryExecutorProvider, type RootOperationNode } from 'kysely';

/** The plan of every query that the work sends to the database through its store, one text each. */
export async function plansOf(
  database: TokenDatabase,
  work: (store: TokenStore) => Promise<unknown>,
): Promise<string[]> {
  const nodes: RootOperationNode[] = [];
  const recorder: KyselyPlugin = {
    transformQuery: ({ node }) => {
      nodes.push(node);
      return node;
    },
    transformResult: async ({ result }) => result,
  };
  const { kysely } = database;
  await work(createSqlTokenStore({ ...database, kysely: kysely.withPlugin(recorder) }));
  const plans: string[] = [];
  for (const node of nodes) {
    const query = kysely.getExecutor().compileQuery(node, { queryId: '' });
    plans.push(await explain(database, query.sql, query.parameters));
  }
  return plans;
}

const EXPLAIN: Record<DatabaseKind, string> = { sqlite: 'explain query plan', postgres: 'explain (costs off)' };

export async function explain(
  { kind, kysely }: TokenDatabase,
  query: string,
  parameters: readonly unknown[],
): Promise<string> {
  const { rows } = await kysely.executeQuery<Record<string, unknown>>(
    CompiledQuery.raw(`${EXPLAIN[kind]} ${query}`, [...parameters]),
  );
  return rows.map((row) => row[kind === 'sqlite' ? 'detail' : 'QUERY PLAN']).join('\n');
}

/** Enough rows of enough accounts for a planner to care: 5000 tokens of 100 accounts, each the parent of the token 100 after it. */
export async function fillTokenTables(kysely: QueryExecutorProvider): Promise<void> {
  const numbers = sql`with recursive numbers (n) as (select 1 union all select n + 1 from numbers where n < 5000)`;
  const fills = [
    sql`${numbers} insert into tokens (account_id, scopes, version, parent_id, name, created_at, created_by)
      select n % 100, 'tag:read', 1, case when n > 100 then n - 100 end, 'token', n, 'system:test' from numbers`,
    sql`${numbers} insert into token_secrets (public_id, token_id, digest, pepper_key_id, on_first_use, created_at)
      select 'secret-' || n, n, 'digest', 'k1', 'nothing', n from numbers`,
    sql`${numbers} insert into token_secret_use (public_id, last_used_at) select 'secret-' || n, n from numbers`,
    sql`${numbers} insert into token_permission_use (token_id, permission, last_used_at) select n, 'tag:read', n from numbers`,
    sql`${numbers} insert into token_request_counts
        (token_id, day, outcome, changes, permissions, missing, requests, last_at)
      select n, '1970-01-0' || (1 + n % 9), 'allowed', 0, 'tag:read', '', 1, n from numbers`,
    sql`${numbers} insert into token_client_counts (token_id, day, address, user_agent, requests, last_at)
      select n, '1970-01-0' || (1 + n % 9), '192.0.2.1', 'curl/8.5', 1, n from numbers`,
    sql`${numbers} insert into audit_heads (account_id, sequence, hash) select n - 1, 50, '' from numbers`,
    sql`${numbers} insert into audit_entries
        (account_id, sequence, event, at, actor, token_id, token_name, detail, previous_hash, hash)
      select n % 100, n / 100 + 1, 'token.updated', n, 'system:test', n, 'token', '{}', '', '' from numbers`,
    sql`${numbers} insert into pepper_pins (key_id, fingerprint) select 'k' || n, 'f' from numbers`,
    sql`analyze`,
  ];
  for (const fill of fills) await fill.execute(kysely);
}
