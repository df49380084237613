import assert from 'node:assert/strict';
import { OTHER_CLIENTS, type ClientCount, type RequestCount } from '../request-count.ts';
import type { RequestCounts, TokenStore } from '../store.ts';
import { ACCOUNT, addToken, at, NOW, OTHER_ACCOUNT, type StoreChecks } from './store-check.ts';

const FIRST_DAY = '2026-01-01';
const TODAY = '2026-03-01';
const YESTERDAY = '2026-02-28';

function requests(tokenId: number, fields: Partial<RequestCount> = {}): RequestCount {
  return {
    tokenId,
    day: TODAY,
    outcome: 'allowed',
    changes: false,
    permissions: ['droplet:read', 'image:read'],
    missing: [],
    requests: 1,
    lastAt: NOW,
    ...fields,
  };
}

function client(tokenId: number, fields: Partial<ClientCount> = {}): ClientCount {
  const address = '2001:db8::7';
  return { tokenId, day: TODAY, address, userAgent: 'doctl/1.2', requests: 1, lastAt: NOW, ...fields };
}

/** The counts in one order, whatever the store's. */
function sorted({ requests: counts, clients }: RequestCounts): RequestCounts {
  const inOrder = <T>(list: readonly T[]): T[] =>
    list.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  return { requests: inOrder(counts), clients: inOrder(clients) };
}

async function readAll(store: TokenStore, tokenId: number, accountId = ACCOUNT): Promise<RequestCounts> {
  return sorted(await store.readRequestCounts(accountId, tokenId, FIRST_DAY));
}

const sumOf = (counts: readonly { readonly requests: number }[]): number =>
  counts.reduce((sum, count) => sum + count.requests, 0);

export const requestCountChecks: StoreChecks = {
  'Counts come back as they were recorded, each kind of request and each client apart.': async (store) => {
    const { id } = await addToken(store);
    const other = await addToken(store);
    const kinds = [
      requests(id, { requests: 2 ** 40, lastAt: at(7) }),
      requests(id, { day: YESTERDAY }),
      requests(id, { changes: true }),
      requests(id, { permissions: [] }),
      requests(id, { permissions: ['droplet:read'] }),
      requests(id, { outcome: 'missing_permission', missing: ['image:read'] }),
      requests(id, { outcome: 'missing_permission', missing: ['droplet:read', 'image:read'] }),
      requests(id, { outcome: 'rate_limited', permissions: [] }),
    ];
    const clients = [
      client(id, { requests: 2 ** 40, lastAt: at(7) }),
      client(id, { day: YESTERDAY }),
      client(id, { address: '' }),
      client(id, { userAgent: '' }),
      client(id, { address: OTHER_CLIENTS, userAgent: '' }),
    ];
    await store.recordRequests([...kinds, requests(other.id)]);
    await store.recordClients([...clients, client(other.id)]);
    assert.deepEqual(await readAll(store, id), sorted({ requests: kinds, clients }));
    assert.deepEqual(await readAll(store, other.id), { requests: [requests(other.id)], clients: [client(other.id)] });
  },

  'Counts add up, within a batch and with what is counted already, and keep the newest time.': async (store) => {
    const { id } = await addToken(store);
    for (const [offset, count] of [
      [5, 1],
      [9, 10],
      [7, 100],
    ] as const) {
      const counted = { requests: count, lastAt: at(offset) };
      await store.recordRequests([requests(id, counted), requests(id, { requests: 1000, lastAt: at(0) })]);
      await store.recordClients([client(id, counted), client(id, { requests: 1000, lastAt: at(0) })]);
    }
    const sum = { requests: 3111, lastAt: at(9) };
    assert.deepEqual(await readAll(store, id), { requests: [requests(id, sum)], clients: [client(id, sum)] });
  },

  'Counts are read from a day on, that day included.': async (store) => {
    const { id } = await addToken(store);
    const days = ['2025-12-31', '2026-02-27', YESTERDAY, TODAY];
    await store.recordRequests(days.map((day) => requests(id, { day })));
    await store.recordClients(days.map((day) => client(id, { day })));
    const counts = await store.readRequestCounts(ACCOUNT, id, YESTERDAY);
    assert.deepEqual(counts.requests.map(({ day }) => day).sort(), [YESTERDAY, TODAY]);
    assert.deepEqual(counts.clients.map(({ day }) => day).sort(), [YESTERDAY, TODAY]);
  },

  'Counts of unknown tokens are passed over, and those of another account are not read.': async (store) => {
    const theirs = await addToken(store, { accountId: OTHER_ACCOUNT });
    await store.recordRequests([requests(4711), requests(theirs.id)]);
    await store.recordClients([client(4711), client(theirs.id)]);
    await store.recordRequests([]);
    await store.recordClients([]);
    assert.deepEqual(await readAll(store, theirs.id), { requests: [], clients: [] });
    assert.deepEqual(await readAll(store, 4711), { requests: [], clients: [] });
    assert.deepEqual(await store.listRecentUse(ACCOUNT, [theirs.id, 4711], { fromDay: FIRST_DAY, lastDay: TODAY }), []);
    assert.equal((await readAll(store, theirs.id, OTHER_ACCOUNT)).requests.length, 1);
  },

  'Batches recorded at once, in different orders, all add up.': async (store) => {
    const tokens = await Promise.all(Array.from({ length: 10 }, () => addToken(store)));
    const batches = Array.from({ length: 8 }, (_, batch) => {
      const ids = tokens.flatMap(({ id }) => Array.from({ length: 40 }, () => id));
      return batch % 2 === 0 ? ids : ids.toReversed();
    });
    await Promise.all(
      batches.flatMap((ids) => [
        store.recordRequests(ids.map((id, n) => requests(id, { permissions: [`p${n % 40}`] }))),
        store.recordClients(ids.map((id, n) => client(id, { address: `10.0.0.${n % 40}` }))),
      ]),
    );
    for (const { id } of tokens) {
      const counts = await readAll(store, id);
      assert.deepEqual([sumOf(counts.requests), sumOf(counts.clients)], [320, 320]);
    }
  },

  'Recent use says in short what tokens did, and nothing of those that did nothing.': async (store) => {
    const [used, quiet, before] = [await addToken(store), await addToken(store), await addToken(store)];
    await store.recordRequests([
      requests(used.id, { requests: 5 }),
      requests(used.id, { permissions: ['account:read'], day: YESTERDAY, requests: 70 }),
      requests(used.id, { outcome: 'missing_permission', permissions: ['tag:read'], missing: ['tag:read'] }),
      requests(used.id, { permissions: ['vpc:read'], day: '2026-01-31' }),
      requests(before.id, { day: '2026-01-31' }),
    ]);
    await store.recordClients([
      client(used.id, { userAgent: 'curl/8.5', lastAt: at(5) }),
      client(used.id, { userAgent: 'doctl/1.2', lastAt: at(4) }),
      client(used.id, { address: '192.0.2.1' }),
      client(used.id, { address: OTHER_CLIENTS, userAgent: '' }),
      client(used.id, { address: '192.0.2.2', day: YESTERDAY, userAgent: 'Go/1', lastAt: at(-86_400_000) }),
    ]);
    const tokenIds = [used.id, quiet.id, before.id];
    assert.deepEqual(await store.listRecentUse(ACCOUNT, tokenIds, { fromDay: '2026-02-01', lastDay: TODAY }), [
      {
        tokenId: used.id,
        permissions: ['account:read', 'droplet:read', 'image:read'],
        requests: 76,
        requestsLastDay: 6,
        addressesLastDay: 2,
        lastUserAgent: 'curl/8.5',
      },
    ]);
    assert.deepEqual(await store.listRecentUse(ACCOUNT, [], { fromDay: FIRST_DAY, lastDay: TODAY }), []);
  },

  'The counts of old days are deleted a few at a time, and no others.': async (store) => {
    const { id } = await addToken(store);
    const days = ['2026-02-10', '2026-02-11', '2026-02-12', YESTERDAY, TODAY];
    await store.recordRequests(days.flatMap((day) => ['a', 'b'].map((name) => requests(id, { day, missing: [name] }))));
    await store.recordClients(days.map((day) => client(id, { day })));
    const deleted: number[] = [];
    do deleted.push(await store.deleteRequestCountsBefore(YESTERDAY, 2));
    while (deleted.at(-1) !== 0 && deleted.length < 20);
    assert.equal(
      deleted.reduce((sum, count) => sum + count, 0),
      9,
    );
    assert.ok(deleted.length > 3, `not all at once: ${deleted.join()}`);
    const kept = await readAll(store, id);
    assert.deepEqual([kept.requests.length, kept.clients.length], [4, 2]);
    assert.ok([...kept.requests, ...kept.clients].every(({ day }) => day >= YESTERDAY));
  },
};
