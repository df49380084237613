import { routeTable, type OperationId } from '@postern/api';
import { createAccount } from '@postern/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DATABASES } from '../support/stores.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';
import { assertServes, FULL_ACCESS } from '../support/token-calls.ts';
import { callOf, createThings, statusOf } from './route-conformance-calls.ts';
import { spoiltCalls } from './spoilt-texts.ts';

const ids = Object.keys(routeTable) as OperationId[];

const LIMITS = { dropletLimit: 10_000, volumeLimit: 10_000 };

/** PostgreSQL, because SQLite keeps everything. */
describe('text that no database keeps', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer({ database: DATABASES[1], ...LIMITS });
  });
  afterAll(() => server.stop());

  it('is looked for in more than a thousand places', () => {
    const calls = ids.flatMap((id) => spoiltCalls(id, { method: 'GET', path: routeTable[id].path, body: null }));
    expect(calls.length).toBeGreaterThan(1000);
  });

  it.each(ids)('%s answers it as a fault of the client’s', async (id) => {
    // An account of its own for each: too many wrong passwords would leave the next one waiting.
    const owner = { email: `${id.toLowerCase()}@example.com`, name: 'Ada', createdAt: new Date(), ...LIMITS };
    const { id: accountId } = await createAccount(server.database.kysely, owner);
    const call = callOf(id, await createThings(server, accountId, id));
    for (const spoilt of spoiltCalls(id, call)) {
      // A call that goes well may have been the last of its token.
      const { secret } = await server.issue(FULL_ACCESS, { accountId });
      expect(await statusOf(server, spoilt, secret), JSON.stringify(spoilt)).toBeLessThan(500);
    }
    await assertServes(server, (await server.issue(FULL_ACCESS)).secret);
  });
});
