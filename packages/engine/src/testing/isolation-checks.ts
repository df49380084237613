import assert from 'node:assert/strict';
import {
  ACCOUNT,
  addToken,
  addTokenWithSecret,
  at,
  newSecret,
  newToken,
  NOW,
  OTHER_ACCOUNT,
  onlySecret,
  type StoreChecks,
} from './store-check.ts';

export const isolationChecks: StoreChecks = {
  'No read finds what another account has.': async (store) => {
    const theirs = await addTokenWithSecret(store, 'secret-1');
    await addToken(store, { parentId: theirs.id });
    const usage = { publicId: 'secret-1', tokenId: theirs.id, lastUsedAt: NOW, lastUsedAddress: null };
    await store.recordUsage([{ ...usage, permissions: ['tag:read'] }]);

    assert.equal(await store.findToken(OTHER_ACCOUNT, theirs.id), undefined);
    assert.deepEqual(await store.listSecrets(OTHER_ACCOUNT, [theirs.id]), []);
    assert.deepEqual(await store.listPermissionUse(OTHER_ACCOUNT, theirs.id), []);
    for (const state of ['active', 'expired', 'revoked', 'all'] as const) {
      const page = await store.listTokens(OTHER_ACCOUNT, { state, now: NOW, limit: 10, offset: 0 });
      assert.deepEqual(page, { items: [], total: 0 });
    }
    await store.transaction(OTHER_ACCOUNT, async (transaction) => {
      assert.equal(await transaction.findToken(theirs.id), undefined);
      assert.deepEqual(await transaction.findDescendants(theirs.id), []);
      assert.deepEqual(await transaction.listSecrets([theirs.id]), []);
    });
  },

  'No transaction changes what another account has.': async (store) => {
    const theirs = await addTokenWithSecret(store, 'secret-1');
    const before = await onlySecret(store, theirs);
    await assert.rejects(
      store.transaction(OTHER_ACCOUNT, (transaction) => transaction.updateToken(theirs.id, { name: 'mine' })),
    );
    await assert.rejects(
      store.transaction(OTHER_ACCOUNT, (transaction) => transaction.updateSecret('secret-1', { retiresAt: at(0) })),
    );
    await assert.rejects(
      store.transaction(OTHER_ACCOUNT, (transaction) => transaction.insertSecret(newSecret(theirs.id, 'mine'))),
    );
    await assert.rejects(
      store.transaction(OTHER_ACCOUNT, (transaction) => transaction.insertToken(newToken({ accountId: ACCOUNT }))),
    );
    assert.deepEqual(await store.findToken(ACCOUNT, theirs.id), theirs);
    assert.deepEqual(await onlySecret(store, theirs), before);
    assert.equal(await store.findCredential('mine'), undefined);
    assert.equal((await store.listTokens(ACCOUNT, { state: 'all', now: NOW, limit: 1, offset: 0 })).total, 1);
  },

  'Transactions of many accounts at once stay in their accounts.': async (store) => {
    const accountIds = [1, 2, 3, 4, 5, 6];
    await Promise.all(
      accountIds.flatMap((accountId) =>
        [1, 2, 3].map((n) =>
          addTokenWithSecret(store, `secret-${accountId}-${n}`, { accountId, name: `${accountId}` }),
        ),
      ),
    );
    for (const accountId of accountIds) {
      const { items, total } = await store.listTokens(accountId, { state: 'active', now: NOW, limit: 10, offset: 0 });
      assert.equal(total, 3);
      assert.ok(items.every((token) => token.accountId === accountId && token.name === `${accountId}`));
      assert.equal((await store.findCredential(`secret-${accountId}-2`))?.accountId, accountId);
    }
  },
};
