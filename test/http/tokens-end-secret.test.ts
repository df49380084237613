import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DATABASES } from '../support/stores.ts';
import { startTestServer, type TestAnswer, type TestServer } from '../support/test-server.ts';
import { FULL_ACCESS, mint, ownToken, problemIn, publicIdOf, rotate, statusOf } from '../support/token-calls.ts';

describe.each(DATABASES)('DELETE /v2/tokens/{id}/secrets/{public_id} on $name', (database) => {
  let server: TestServer;
  let owner: { id: number; secret: string };
  beforeAll(async () => {
    server = await startTestServer({ database, withClock: true });
    owner = await server.issue(FULL_ACCESS);
  });
  afterAll(() => server.stop());

  const end = (id: number, secret: string): Promise<TestAnswer> =>
    server.request('DELETE', `/v2/tokens/${id}/secrets/${publicIdOf(secret)}`, { token: owner.secret });

  async function rotated(): Promise<{ id: number; old: string; fresh: string }> {
    const { token, secret: old } = await mint(server, owner.secret, { name: 'CI', scopes: ['tags:read'] });
    server.clock.advance(1);
    const { secret: fresh } = await rotate(server, owner.secret, { id: token.id, retire_on_first_use: false });
    return { id: token.id, old, fresh };
  }

  it('204: the old secret is refused from then on, and the new one goes on', async () => {
    const { id, old, fresh } = await rotated();
    expect([await statusOf(server, old), await statusOf(server, fresh)]).toEqual([200, 200]);
    const answer = await end(id, old);
    expect([answer.status, answer.body]).toEqual([204, {}]);
    expect([await statusOf(server, old), await statusOf(server, fresh)]).toEqual([401, 200]);
    expect((await end(id, old)).status).toBe(204);
  });

  it('204: shows when the new one was first used, and when the old one ended', async () => {
    const { id, old, fresh } = await rotated();
    expect((await ownToken(server, old)).secrets.map(({ first_used_at }) => first_used_at)).toEqual([null, null]);
    server.clock.advance(5);
    const stamp = `${new Date(server.clock.now()).toISOString().slice(0, 19)}Z`;
    await statusOf(server, fresh);
    await end(id, old);
    expect((await ownToken(server, fresh)).secrets).toMatchObject([
      { public_id: publicIdOf(old), first_used_at: null, retires_at: stamp },
      { public_id: publicIdOf(fresh), first_used_at: stamp, retires_at: null },
    ]);
  });

  it('409: never the one that the token goes on with', async () => {
    const { id, fresh } = await rotated();
    const answer = await end(id, fresh);
    expect([answer.status, problemIn(answer).message]).toEqual([
      409,
      expect.stringContaining('Rotate the token first'),
    ]);
    expect(await statusOf(server, fresh)).toBe(200);
  });

  it('404: not that of another token', async () => {
    const { old } = await rotated();
    expect((await end(owner.id, old)).status).toBe(404);
    expect(await statusOf(server, old)).toBe(200);
  });
});
