import { createAccount } from '@postern/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DATABASES } from '../support/stores.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';

describe.each(DATABASES)('GET /v2/account on $name', (database) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer({ database });
  });
  afterAll(() => server.stop());

  it('200: shows the account, its limits and its state', async () => {
    const { secret } = await server.issue(['account']);
    const { status, body } = await server.request('GET', '/v2/account', { token: secret });
    expect([status, body]).toEqual([
      200,
      {
        account: {
          uuid: server.account.uuid,
          email: 'ada@example.com',
          name: 'Ada',
          email_verified: true,
          status: 'active',
          status_message: '',
          droplet_limit: 25,
          floating_ip_limit: 25,
          reserved_ip_limit: 25,
          volume_limit: 100,
          team: { uuid: server.account.uuid, name: 'Ada' },
        },
      },
    ]);
    expect(server.account.uuid).toMatch(/^[0-9a-f]{40}$/);
  });

  it('200: shows each token its own account', async () => {
    const stranger = { email: 'bob@example.com', name: 'Bob', createdAt: new Date(), dropletLimit: 3 };
    const bob = await createAccount(server.database.kysely, stranger);
    const { secret } = await server.issue(['account:read'], { accountId: bob.id });
    const { body } = await server.request('GET', '/v2/account', { token: secret });
    expect(body['account']).toMatchObject({ email: 'bob@example.com', uuid: bob.uuid, droplet_limit: 3 });
    expect(bob.uuid).not.toBe(server.account.uuid);
  });

  it('403 for whatever else a token may do', async () => {
    const { secret } = await server.issue(['write', 'billing', '2fa', 'tokens:write', 'audit:read']);
    const answer = await server.request('GET', '/v2/account', { token: secret });
    expect(answer).toMatchObject({ status: 403, body: { required: ['account:read'] } });
  });
});
