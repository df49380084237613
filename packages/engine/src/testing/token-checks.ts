import assert from 'node:assert/strict';
import type { TokenState } from '../token.ts';
import {
  ACCOUNT,
  addSecret,
  addToken,
  at,
  idsOf,
  newSecret,
  newToken,
  NOW,
  OTHER_ACCOUNT,
  type StoreChecks,
} from './store-check.ts';

const REVOCATION = { at: at(5), reason: 'compromised', actor: 'person:ada@example.com' } as const;
const UNICODE_NAME = 'Zoë 🚪 ключ 鍵 "quoted\' \\ %_ \t— e\u0301';

export const tokenChecks: StoreChecks = {
  'A token comes back as it was inserted, with its id, version 1 and not revoked.': async (store) => {
    const parent = await addToken(store);
    const inserted = newToken({
      parentId: parent.id,
      name: UNICODE_NAME,
      scopes: ['droplet:read', 'actions:read', 'tag:create'],
      expiresAt: at(86_400_007),
      notBefore: at(-1),
      allowedAddresses: ['192.0.2.0/24', '2001:db8::/32', '198.51.100.7'],
      rateLimit: { limit: 250, windowSeconds: 60 },
      createdAt: at(3),
      createdBy: 'person:zoë@example.com',
    });
    const token = await addToken(store, inserted);
    const expected = { ...inserted, id: token.id, version: 1, revocation: null };
    assert.deepEqual(token, expected);
    assert.deepEqual(await store.findToken(ACCOUNT, token.id), expected);
    const { items } = await store.listTokens(ACCOUNT, { state: 'all', now: NOW, limit: 1, offset: 0 });
    assert.deepEqual(items, [expected]);
  },

  'A token without restrictions has null for every one of them.': async (store) => {
    const { id } = await addToken(store);
    const token = await store.findToken(ACCOUNT, id);
    assert.ok(token);
    const { parentId, expiresAt, notBefore, allowedAddresses, rateLimit, revocation } = token;
    assert.deepEqual([parentId, expiresAt, notBefore, allowedAddresses, rateLimit, revocation], Array(6).fill(null));
  },

  'An empty list of scopes stays empty.': async (store) => {
    const { id } = await addToken(store, { scopes: [] });
    assert.deepEqual((await store.findToken(ACCOUNT, id))?.scopes, []);
  },

  'No address allowed and any address allowed are kept apart.': async (store) => {
    const none = await addToken(store, { allowedAddresses: [] });
    const any = await addToken(store, { allowedAddresses: null });
    assert.deepEqual((await store.findToken(ACCOUNT, none.id))?.allowedAddresses, []);
    assert.equal((await store.findToken(ACCOUNT, any.id))?.allowedAddresses, null);
  },

  'Ids are unique over all accounts and grow.': async (store) => {
    const ids: number[] = [];
    for (let i = 0; i < 3; i++) {
      for (const accountId of [ACCOUNT, OTHER_ACCOUNT]) ids.push((await addToken(store, { accountId })).id);
    }
    assert.deepEqual(
      ids,
      [...new Set(ids)].toSorted((a, b) => a - b),
    );
    assert.ok(ids.every((id) => Number.isSafeInteger(id) && id > 0));
  },

  'Every update raises the version by one, even one that changes nothing.': async (store) => {
    const { id } = await addToken(store);
    await store.transaction(ACCOUNT, async (transaction) => {
      assert.equal((await transaction.updateToken(id, { name: 'second' })).version, 2);
      assert.equal((await transaction.updateToken(id, {})).version, 3);
    });
    assert.equal((await store.findToken(ACCOUNT, id))?.version, 3);
  },

  'An update changes the fields it names and no other.': async (store) => {
    const token = await addToken(store, { expiresAt: at(9), allowedAddresses: ['192.0.2.1'] });
    const bystander = await addToken(store);
    const updated = await store.transaction(ACCOUNT, (transaction) =>
      transaction.updateToken(token.id, { name: UNICODE_NAME, scopes: ['tag:read', 'droplet:read'] }),
    );
    const expected = { ...token, name: UNICODE_NAME, scopes: ['tag:read', 'droplet:read'], version: 2 };
    assert.deepEqual(updated, expected);
    assert.deepEqual(await store.findToken(ACCOUNT, token.id), expected);
    assert.deepEqual(await store.findToken(ACCOUNT, bystander.id), bystander);
  },

  'An update sets every restriction, and takes it away again.': async (store) => {
    const token = await addToken(store);
    const narrow = {
      expiresAt: at(1),
      notBefore: at(2),
      allowedAddresses: [],
      rateLimit: { limit: 1, windowSeconds: 3600 },
      revocation: REVOCATION,
    };
    const wide = { expiresAt: null, notBefore: null, allowedAddresses: null, rateLimit: null, revocation: null };
    for (const [index, changes] of [narrow, wide].entries()) {
      await store.transaction(ACCOUNT, (transaction) => transaction.updateToken(token.id, changes));
      assert.deepEqual(await store.findToken(ACCOUNT, token.id), { ...token, ...changes, version: index + 2 });
    }
  },

  'Updating a token that is not there rejects.': async (store) => {
    const update = store.transaction(ACCOUNT, (transaction) => transaction.updateToken(4711, { name: 'nobody' }));
    await assert.rejects(update);
  },

  'Descendants are found at any depth, without the token itself and without revoked ones.': async (store) => {
    const root = await addToken(store);
    const child = await addToken(store, { parentId: root.id });
    const revokedChild = await addToken(store, { parentId: root.id });
    const grandchild = await addToken(store, { parentId: child.id });
    const underRevoked = await addToken(store, { parentId: revokedChild.id });
    const deep = await addToken(store, { parentId: grandchild.id });
    await addToken(store);
    await store.transaction(ACCOUNT, async (transaction) => {
      await transaction.updateToken(revokedChild.id, { revocation: REVOCATION });
      const found = idsOf(await transaction.findDescendants(root.id)).toSorted((a, b) => a - b);
      assert.deepEqual(found, [child.id, grandchild.id, underRevoked.id, deep.id]);
      assert.deepEqual(idsOf(await transaction.findDescendants(grandchild.id)), [deep.id]);
      assert.deepEqual(await transaction.findDescendants(deep.id), []);
      assert.deepEqual(await transaction.findDescendants(4711), []);
    });
  },

  'The tokens that are not revoked are found in their account, oldest first, expired ones included.': async (store) => {
    const first = await addToken(store, { expiresAt: at(-1) });
    const revoked = await addToken(store);
    const last = await addToken(store, { parentId: first.id });
    await addToken(store, { accountId: OTHER_ACCOUNT });
    await store.transaction(ACCOUNT, async (transaction) => {
      await transaction.updateToken(revoked.id, { revocation: REVOCATION });
      assert.deepEqual(idsOf(await transaction.findUnrevoked()), [first.id, last.id]);
    });
  },

  'A list holds the tokens of the state asked for, newest first.': async (store) => {
    const forever = await addToken(store);
    const expired = await addToken(store, { expiresAt: at(-1) });
    const expiringNow = await addToken(store, { expiresAt: NOW });
    const lasting = await addToken(store, { expiresAt: at(1) });
    const revoked = await addToken(store, { expiresAt: at(-1) });
    await store.transaction(ACCOUNT, (transaction) => transaction.updateToken(revoked.id, { revocation: REVOCATION }));

    const list = async (state: TokenState | 'all'): Promise<number[]> => {
      const page = await store.listTokens(ACCOUNT, { state, now: NOW, limit: 10, offset: 0 });
      assert.equal(page.total, page.items.length);
      return idsOf(page.items);
    };
    assert.deepEqual(await list('active'), [lasting.id, forever.id]);
    assert.deepEqual(await list('expired'), [expiringNow.id, expired.id]);
    assert.deepEqual(await list('revoked'), [revoked.id]);
    assert.deepEqual(await list('all'), [revoked.id, lasting.id, expiringNow.id, expired.id, forever.id]);
  },

  'A list holds the tokens that expire before a time, and none that never do.': async (store) => {
    await addToken(store);
    const soon = await addToken(store, { expiresAt: at(5) });
    await addToken(store, { expiresAt: at(10) });
    const wanted = { state: 'active', now: NOW, expiresBefore: at(10), limit: 10, offset: 0 } as const;
    const page = await store.listTokens(ACCOUNT, wanted);
    assert.deepEqual({ ids: idsOf(page.items), total: page.total }, { ids: [soon.id], total: 1 });
  },

  'A list holds the tokens that one token minted itself, and not what those minted.': async (store) => {
    const parent = await addToken(store);
    const child = await addToken(store, { parentId: parent.id });
    await addToken(store, { parentId: child.id });
    const wanted = { state: 'all', now: NOW, parentId: parent.id, limit: 10, offset: 0 } as const;
    const page = await store.listTokens(ACCOUNT, wanted);
    assert.deepEqual({ ids: idsOf(page.items), total: page.total }, { ids: [child.id], total: 1 });
    assert.deepEqual((await store.listTokens(OTHER_ACCOUNT, wanted)).items, []);
  },

  'A list is searched by any part of a name, whatever its case, and by how a public id begins.': async (store) => {
    const deploy = await addToken(store, { name: 'CI Deploy 100%' });
    const grafana = await addToken(store, { name: 'grafana' });
    await addSecret(store, deploy, newSecret(deploy.id, 'AbCd000001'));
    await addSecret(store, deploy, newSecret(deploy.id, 'AbCd000002'));
    const search = async (text: string): Promise<number[]> => {
      const filter = { state: 'all', now: NOW, search: text, limit: 10, offset: 0 } as const;
      const page = await store.listTokens(ACCOUNT, filter);
      assert.equal(page.total, page.items.length);
      return idsOf(page.items);
    };
    assert.deepEqual(await search('dePLOY'), [deploy.id]);
    assert.deepEqual(await search('00%'), [deploy.id]);
    assert.deepEqual(await search('a'), [grafana.id]);
    assert.deepEqual(await search('%'), [deploy.id]);
    assert.deepEqual(await search('_'), []);
    assert.deepEqual(await search('AbCd'), [deploy.id]);
    assert.deepEqual(await search('abCd'), []);
    assert.deepEqual(await search('Cd00'), []);
    assert.deepEqual(await search("'"), []);
  },

  'A page of a list counts the whole list.': async (store) => {
    const ids: number[] = [];
    for (let i = 0; i < 5; i++) ids.unshift((await addToken(store)).id);
    await addToken(store, { expiresAt: at(-1) });
    for (const [limit, offset, expected] of [
      [2, 0, ids.slice(0, 2)],
      [2, 2, ids.slice(2, 4)],
      [2, 4, ids.slice(4)],
      [2, 6, []],
      [100, 0, ids],
    ] as const) {
      const page = await store.listTokens(ACCOUNT, { state: 'active', now: NOW, limit, offset });
      assert.deepEqual({ ids: idsOf(page.items), total: page.total }, { ids: expected, total: 5 });
    }
  },
};
