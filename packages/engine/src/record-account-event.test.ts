import { expect, it } from 'vitest';
import { findBrokenAuditEntry } from './audit.ts';
import { recordAccountEvent } from './record-account-event.ts';
import { ACCOUNT, auditTrail, BY_PERSON, createWorld, issue, OTHER_ACCOUNT } from './test-support/world.ts';

it('puts what happened to an account in its trail, among what happened to its tokens', async () => {
  const world = createWorld();
  await issue(world);
  const detail = { session_id: 's1', ended: ['s2', 's3'] };
  await recordAccountEvent(world.engine, BY_PERSON, { accountId: ACCOUNT, event: 'password.changed', detail });
  await recordAccountEvent(
    world.engine,
    { actor: { kind: 'system', name: 'sign-in' } },
    { accountId: OTHER_ACCOUNT, event: 'sign_in.limited' },
  );
  const trail = await auditTrail(world);
  expect(trail.map(({ event }) => event)).toEqual(['token.issued', 'password.changed']);
  expect(trail[1]).toMatchObject({
    actor: 'person:ada@example.com',
    at: new Date(world.engine.clock.now()),
    tokenId: null,
    tokenName: null,
    address: '192.0.2.1',
    requestId: 'r-1',
    detail,
  });
  expect(findBrokenAuditEntry(trail)).toBeNull();
  expect(await auditTrail(world, OTHER_ACCOUNT)).toMatchObject([
    { sequence: 1, actor: 'system:sign-in', address: null, requestId: null, detail: {} },
  ]);
});
