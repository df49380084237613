import type { TokenStore } from '@postern/engine';
import { migrateTokenTables, openPostgresDatabase, type DatabaseKind } from '@postern/store';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPostgresDatabase } from '../support/postgres-database.ts';
import { explain, fillTokenTables, plansOf } from '../support/query-plans.ts';
import { DATABASES, type TestDatabase } from '../support/stores.ts';

const ACCOUNT = 7;
const TOKEN = 107;
const NOW = new Date('2026-03-01T12:00:00Z');
const PAGE = { limit: 20, offset: 0 };
const FULL_SCAN = /\bSCAN (?:tokens|token_|audit_|pepper_)|Seq Scan/;

interface Operation {
  readonly name: string;
  readonly run: (store: TokenStore) => Promise<unknown>;
  /** What its plans name. */
  readonly index: Record<DatabaseKind, string>;
}

const tokensByKey = { sqlite: 'SEARCH tokens USING INTEGER PRIMARY KEY', postgres: 'Index Scan using tokens_' };
const tokenLookup = { sqlite: tokensByKey.sqlite, postgres: 'Index Only Scan using tokens_pkey' };
const secretsByKey = { sqlite: 'SEARCH token_secrets USING PRIMARY KEY', postgres: 'token_secrets_pkey' };
const auditByKey = { sqlite: 'SEARCH audit_entries USING PRIMARY KEY', postgres: 'audit_entries_pkey' };
const byName = (name: string): Operation['index'] => ({ sqlite: name, postgres: name });
const usage = { publicId: 'secret-107', tokenId: TOKEN, lastUsedAt: NOW, lastUsedAddress: null, permissions: ['p'] };
const DAY = '1970-01-02';
const counted = { tokenId: TOKEN, day: DAY, requests: 1, lastAt: NOW };
const requests = { ...counted, outcome: 'allowed', changes: false, permissions: ['p'], missing: [] } as const;
const client = { ...counted, address: '192.0.2.1', userAgent: 'curl/8.5' };

const OPERATIONS: readonly Operation[] = [
  { name: 'findToken', run: (store) => store.findToken(ACCOUNT, TOKEN), index: tokensByKey },
  ...(['all', 'active', 'expired', 'revoked'] as const).map((state) => ({
    name: `listTokens, ${state}`,
    run: (store: TokenStore) => store.listTokens(ACCOUNT, { state, now: NOW, ...PAGE }),
    index: byName('tokens_by_account'),
  })),
  {
    name: 'listSecrets',
    run: (store) => store.listSecrets(ACCOUNT, [TOKEN, TOKEN + 100]),
    index: byName('token_secrets_by_token'),
  },
  {
    name: 'listPermissionUse',
    run: (store) => store.listPermissionUse(ACCOUNT, TOKEN),
    index: {
      sqlite: 'SEARCH token_permission_use USING PRIMARY KEY (token_id=?)',
      postgres: 'token_permission_use_pkey',
    },
  },
  {
    name: 'redigest',
    run: (store) =>
      store.redigest({ publicId: 'secret-107', fromPepperKeyId: 'k1', digest: 'digest', pepperKeyId: 'k2' }),
    index: secretsByKey,
  },
  { name: 'recordUsage', run: (store) => store.recordUsage([usage]), index: secretsByKey },
  { name: 'recordRequests', run: (store) => store.recordRequests([requests]), index: tokenLookup },
  { name: 'recordClients', run: (store) => store.recordClients([client]), index: tokenLookup },
  {
    name: 'readRequestCounts',
    run: (store) => store.readRequestCounts(ACCOUNT, TOKEN, DAY),
    index: {
      sqlite: 'SEARCH token_request_counts USING PRIMARY KEY (token_id=? AND day>?)',
      postgres: 'token_request_counts_pkey',
    },
  },
  {
    name: 'listRecentUse',
    run: (store) => store.listRecentUse(ACCOUNT, [TOKEN, TOKEN + 100], { fromDay: DAY, lastDay: DAY }),
    index: {
      sqlite: 'SEARCH counts USING PRIMARY KEY (token_id=? AND day>?)',
      postgres: 'token_request_counts_pkey',
    },
  },
  {
    name: 'deleteRequestCountsBefore',
    run: (store) => store.deleteRequestCountsBefore('1970-01-02', 250),
    index: byName('token_request_counts_by_day'),
  },
  { name: 'listAudit', run: (store) => store.listAudit(ACCOUNT, PAGE), index: auditByKey },
  { name: 'readAuditChain', run: (store) => store.readAuditChain(ACCOUNT, 10, 20), index: auditByKey },
  {
    name: 'findDescendants',
    run: (store) => store.transaction(ACCOUNT, (transaction) => transaction.findDescendants(TOKEN)),
    index: byName('tokens_by_parent'),
  },
  {
    name: 'updateToken',
    run: (store) => store.transaction(ACCOUNT, (transaction) => transaction.updateToken(TOKEN, { name: 'renamed' })),
    index: tokensByKey,
  },
  {
    name: 'updateSecret',
    run: (store) =>
      store.transaction(ACCOUNT, (transaction) => transaction.updateSecret('secret-107', { retiresAt: NOW })),
    index: secretsByKey,
  },
];

describe.each(DATABASES)('on $name', ({ name: kind, createDatabase }) => {
  let test: TestDatabase;

  beforeAll(async () => {
    test = await createDatabase();
    await migrateTokenTables(test.database);
    await fillTokenTables(test.database.kysely);
  });
  afterAll(() => test.close());

  it.each(OPERATIONS)('$name reads by an index and nothing whole', async ({ run, index }) => {
    const plans = await plansOf(test.database, run);
    expect(plans.join('\n')).toContain(index[kind]);
    for (const plan of plans) expect(plan).not.toMatch(FULL_SCAN);
  });

  it('a plan that reads a whole table is noticed', async () => {
    const plan = await explain(test.database, `select digest from token_secrets where digest = 'x'`, []);
    expect(plan).toMatch(FULL_SCAN);
  });
});

it('the cold lookup on PostgreSQL is prepared, and reads by primary keys', async () => {
  const { url, drop } = await createPostgresDatabase();
  // One connection, so that what the lookup has prepared can be asked for.
  const database = openPostgresDatabase({ url, poolSize: 1 });
  await migrateTokenTables(database);
  await fillTokenTables(database.kysely);
  await database.findCredential('secret-107');
  const prepared = await sql<{ name: string }>`select name from pg_prepared_statements`.execute(database.kysely);
  const plan = await explain(database, `execute find_credential('secret-107')`, []);
  await database.close();
  await drop();
  expect(prepared.rows).toEqual([{ name: 'find_credential' }]);
  expect(plan).toContain('token_secrets_pkey');
  expect(plan).toContain('tokens_pkey');
  expect(plan).not.toMatch(FULL_SCAN);
});
