import assert from 'node:assert/strict';
import { FIRST_PREVIOUS_HASH, findBrokenAuditEntry, type AuditEntry } from '../audit.ts';
import type { TokenStore } from '../store.ts';
import { ACCOUNT, at, newEvent, OTHER_ACCOUNT, type StoreChecks } from './store-check.ts';

/** Appends so many events, one transaction each, their token ids counting from 1. */
async function append(store: TokenStore, count: number): Promise<void> {
  for (let tokenId = 1; tokenId <= count; tokenId++) {
    await store.transaction(ACCOUNT, (transaction) => transaction.appendAudit(newEvent(tokenId)));
  }
}

const sequencesOf = (entries: readonly AuditEntry[]): number[] => entries.map(({ sequence }) => sequence);

async function assertWholeChain(store: TokenStore, length: number): Promise<readonly AuditEntry[]> {
  const chain = await store.readAuditChain(ACCOUNT, 0, length + 1);
  assert.deepEqual(
    sequencesOf(chain),
    Array.from({ length }, (_, i) => i + 1),
  );
  assert.equal(findBrokenAuditEntry(chain), null);
  return chain;
}

export const auditChecks: StoreChecks = {
  'An account without events has an empty trail.': async (store) => {
    assert.deepEqual(await store.listAudit(ACCOUNT, { limit: 10, offset: 0 }), { items: [], total: 0 });
    assert.deepEqual(await store.readAuditChain(ACCOUNT, 0, 10), []);
    await store.transaction(ACCOUNT, async () => {});
    assert.deepEqual(await store.listAudit(ACCOUNT, { limit: 10, offset: 0 }), { items: [], total: 0 });
  },

  'An event comes back as it was appended, at the head of the chain.': async (store) => {
    const event = newEvent(7, {
      event: 'token.rotated',
      at: at(1),
      actor: 'person:zoë@example.com',
      tokenName: 'Zoë 🚪 "ключ" \\',
      address: '2001:db8::1',
      requestId: 'req-1',
      detail: {
        zulu: 'Zoë 🚪 "quoted" \\ \n',
        alpha: ['a', 'b c', ''],
        none: [],
        yes: true,
        nothing: null,
        number: -1234567.891,
        big: Number.MAX_SAFE_INTEGER,
      },
    });
    await store.transaction(ACCOUNT, (transaction) => transaction.appendAudit(event));
    const [entry] = await assertWholeChain(store, 1);
    assert.ok(entry);
    const { hash, ...rest } = entry;
    assert.deepEqual(rest, { ...event, accountId: ACCOUNT, sequence: 1, previousHash: FIRST_PREVIOUS_HASH });
    assert.match(hash, /^[0-9a-f]{64}$/);
    assert.deepEqual((await store.listAudit(ACCOUNT, { limit: 1, offset: 0 })).items, [entry]);
  },

  'An event about no token keeps its place in the chain.': async (store) => {
    const event = newEvent(null, { event: 'session.started', tokenName: null, detail: { session_id: 's1' } });
    await append(store, 1);
    await store.transaction(ACCOUNT, (transaction) => transaction.appendAudit(event));
    await append(store, 1);
    const entry = (await assertWholeChain(store, 3))[1];
    assert.deepEqual(
      [entry?.event, entry?.tokenId, entry?.tokenName, entry?.detail],
      ['session.started', null, null, { session_id: 's1' }],
    );
  },

  'Events of several transactions make one chain without a gap.': async (store) => {
    await append(store, 5);
    const chain = await assertWholeChain(store, 5);
    assert.deepEqual(
      chain.map(({ tokenId }) => tokenId),
      [1, 2, 3, 4, 5],
    );
  },

  'Events of one transaction keep their order.': async (store) => {
    await append(store, 1);
    await store.transaction(ACCOUNT, async (transaction) => {
      for (let tokenId = 2; tokenId <= 4; tokenId++) await transaction.appendAudit(newEvent(tokenId));
    });
    const chain = await assertWholeChain(store, 4);
    assert.deepEqual(
      chain.map(({ tokenId }) => tokenId),
      [1, 2, 3, 4],
    );
  },

  'Events appended at once within one transaction make one chain.': async (store) => {
    await store.transaction(ACCOUNT, async (transaction) => {
      await Promise.all([1, 2, 3, 4, 5].map((tokenId) => transaction.appendAudit(newEvent(tokenId))));
    });
    await assertWholeChain(store, 5);
  },

  'Transactions at once, some of which fail, make one chain.': async (store) => {
    const appends = Array.from({ length: 20 }, (_, i) =>
      store.transaction(ACCOUNT, async (transaction) => {
        await transaction.appendAudit(newEvent(i));
        await transaction.appendAudit(newEvent(i));
        if (i % 4 === 0) throw new Error('the work failed');
      }),
    );
    const outcomes = await Promise.allSettled(appends);
    assert.equal(outcomes.filter(({ status }) => status === 'rejected').length, 5);
    await assertWholeChain(store, 30);
  },

  'Each account has a chain of its own.': async (store) => {
    await append(store, 2);
    await store.transaction(OTHER_ACCOUNT, (transaction) => transaction.appendAudit(newEvent(99)));
    await append(store, 1);
    await assertWholeChain(store, 3);
    const other = await store.readAuditChain(OTHER_ACCOUNT, 0, 10);
    assert.deepEqual(
      other.map(({ accountId, sequence, tokenId }) => ({ accountId, sequence, tokenId })),
      [{ accountId: OTHER_ACCOUNT, sequence: 1, tokenId: 99 }],
    );
    assert.equal(findBrokenAuditEntry(other), null);
    assert.equal((await store.listAudit(OTHER_ACCOUNT, { limit: 10, offset: 0 })).total, 1);
  },

  'The trail is listed newest first, in pages that count the whole.': async (store) => {
    await append(store, 5);
    for (const [limit, offset, expected] of [
      [2, 0, [5, 4]],
      [2, 4, [1]],
      [2, 6, []],
      [100, 0, [5, 4, 3, 2, 1]],
    ] as const) {
      const { items, total } = await store.listAudit(ACCOUNT, { limit, offset });
      assert.deepEqual({ sequences: sequencesOf(items), total }, { sequences: expected, total: 5 });
    }
  },

  'What happened to one token is listed apart, newest first, in pages that count it alone.': async (store) => {
    for (const tokenId of [7, 8, 7, 7]) {
      await store.transaction(ACCOUNT, (transaction) => transaction.appendAudit(newEvent(tokenId)));
    }
    for (const [tokenId, limit, expected, total] of [
      [7, 2, [4, 3], 3],
      [8, 10, [2], 1],
      [9, 10, [], 0],
    ] as const) {
      const page = await store.listAudit(ACCOUNT, { tokenId, limit, offset: 0 });
      assert.deepEqual({ sequences: sequencesOf(page.items), total: page.total }, { sequences: expected, total });
    }
  },

  'The chain is read on from any entry.': async (store) => {
    await append(store, 5);
    const [first, second] = [await store.readAuditChain(ACCOUNT, 0, 2), await store.readAuditChain(ACCOUNT, 2, 2)];
    assert.deepEqual(
      [sequencesOf(first), sequencesOf(second)],
      [
        [1, 2],
        [3, 4],
      ],
    );
    assert.equal(findBrokenAuditEntry(second, first.at(-1)), null);
    assert.deepEqual(sequencesOf(await store.readAuditChain(ACCOUNT, 4, 10)), [5]);
    assert.deepEqual(await store.readAuditChain(ACCOUNT, 5, 10), []);
  },
};
