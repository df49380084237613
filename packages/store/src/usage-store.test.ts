import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { UsageRecord } from '@postern/engine';
import { sql, type KyselyPlugin } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { migrateTokenTables } from './migrate.ts';
import { openSqliteDatabase } from './sqlite/open-sqlite-database.ts';
import type { TokenDatabase } from './token-database.ts';
import { recordUsage } from './usage-store.ts';

const SECRETS = 600;

let folder: string;
let database: TokenDatabase;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'postern-usage-'));
  database = openSqliteDatabase({ path: join(folder, 'postern.db') });
  await migrateTokenTables(database);
  await sql`insert into tokens (id, account_id, scopes, version, name, created_at, created_by)
    values (1, 1, '', 1, 'token', 0, 'system:test')`.execute(database.kysely);
  await sql`with recursive numbers (n) as (select 0 union all select n + 1 from numbers where n < ${SECRETS - 1})
    insert into token_secrets (public_id, token_id, digest, pepper_key_id, on_first_use, created_at)
    select 'secret-' || n, 1, 'digest', 'k1', 'nothing', 0 from numbers`.execute(database.kysely);
});
afterEach(async () => {
  await database.close();
  rmSync(folder, { recursive: true });
});

function uses(): UsageRecord[] {
  return Array.from({ length: SECRETS }, (_, n) => ({
    publicId: `secret-${n}`,
    tokenId: 1,
    lastUsedAt: new Date(n),
    lastUsedAddress: '192.0.2.1',
    permissions: [],
  }));
}

async function countUsed(): Promise<number> {
  const rows = await database.kysely.selectFrom('token_secret_use').select('public_id').execute();
  return rows.length;
}

it('writes at most 250 rows in one statement', async () => {
  const parameterCounts: number[] = [];
  const recorder: KyselyPlugin = {
    transformQuery: ({ node, queryId }) => {
      parameterCounts.push(database.kysely.getExecutor().compileQuery(node, queryId).parameters.length);
      return node;
    },
    transformResult: async ({ result }) => result,
  };
  await recordUsage(database.kysely.withPlugin(recorder), uses());
  expect(parameterCounts).toEqual([250 * 3, 250 * 3, 100 * 3]);
  expect(await countUsed()).toBe(SECRETS);
});

it('lets the event loop turn between slices', async () => {
  const seen: number[] = [];
  let done = false;
  const watch = async (): Promise<void> => {
    while (!done) {
      await new Promise((resolve) => setImmediate(resolve));
      seen.push(await countUsed());
    }
  };
  const watching = watch();
  await recordUsage(database.kysely, uses());
  done = true;
  await watching;
  expect(seen).toContain(250);
  expect(seen).toContain(500);
});
