import assert from 'node:assert/strict';
import {
  ACCOUNT,
  addSecret,
  addToken,
  addTokenWithSecret,
  at,
  newSecret,
  newToken,
  NOW,
  OTHER_ACCOUNT,
  onlySecret,
  publicIdsOf,
  type StoreChecks,
} from './store-check.ts';

export const secretChecks: StoreChecks = {
  'A secret comes back as it was inserted, not used yet.': async (store) => {
    const token = await addToken(store);
    const secret = newSecret(token.id, 'secret-1', { createdAt: at(1), onFirstUse: 'retire_others', retiresAt: at(2) });
    await addSecret(store, token, secret);
    const expected = { ...secret, firstUsedAt: null, lastUsedAt: null, lastUsedAddress: null };
    assert.deepEqual(await store.listSecrets(ACCOUNT, [token.id]), [expected]);
    const inside = await store.transaction(ACCOUNT, (transaction) => transaction.listSecrets([token.id]));
    assert.deepEqual(inside, [expected]);
  },

  'Secrets of the tokens asked for are listed oldest first, retired ones included.': async (store) => {
    const first = await addTokenWithSecret(store, 'b-middle');
    const second = await addToken(store);
    const third = await addTokenWithSecret(store, 'not-asked-for');
    await addSecret(store, first, newSecret(first.id, 'a-newest', { createdAt: at(1) }));
    await addSecret(store, second, newSecret(second.id, 'c-oldest', { createdAt: at(-1), retiresAt: at(-1) }));

    const expected = ['c-oldest', 'b-middle', 'a-newest'];
    assert.deepEqual(publicIdsOf(await store.listSecrets(ACCOUNT, [first.id, second.id])), expected);
    await store.transaction(ACCOUNT, async (transaction) => {
      assert.deepEqual(publicIdsOf(await transaction.listSecrets([second.id, first.id])), expected);
      assert.deepEqual(publicIdsOf(await transaction.listSecrets([third.id])), ['not-asked-for']);
    });
  },

  'No tokens asked for, or unknown ones, have no secrets.': async (store) => {
    await addTokenWithSecret(store, 'secret-1');
    assert.deepEqual(await store.listSecrets(ACCOUNT, []), []);
    assert.deepEqual(await store.listSecrets(ACCOUNT, [4711]), []);
    await store.transaction(ACCOUNT, async (transaction) => {
      assert.deepEqual(await transaction.listSecrets([]), []);
    });
  },

  'An update of a secret changes the fields it names and no other.': async (store) => {
    const token = await addTokenWithSecret(store, 'secret-1');
    const before = await onlySecret(store, token);
    for (const changes of [
      { retiresAt: at(7) },
      { firstUsedAt: at(8), onFirstUse: 'nothing' },
      { onFirstUse: 'retire_others' },
      { retiresAt: null },
      {},
    ] as const) {
      const previous = await onlySecret(store, token);
      await store.transaction(ACCOUNT, (transaction) => transaction.updateSecret('secret-1', changes));
      assert.deepEqual(await onlySecret(store, token), { ...previous, ...changes });
    }
    assert.deepEqual(await onlySecret(store, token), { ...before, firstUsedAt: at(8), onFirstUse: 'retire_others' });
  },

  'Updating a secret that is not there rejects.': async (store) => {
    const update = store.transaction(ACCOUNT, (transaction) => transaction.updateSecret('nobody', { retiresAt: NOW }));
    await assert.rejects(update);
  },

  'A secret for a token that is not there is refused.': async (store) => {
    await assert.rejects(store.transaction(ACCOUNT, (transaction) => transaction.insertSecret(newSecret(4711, 'x'))));
    assert.equal(await store.findCredential('x'), undefined);
  },

  'A public id that is taken is refused, whoever took it, and its owner keeps it.': async (store) => {
    const owner = await addTokenWithSecret(store, 'taken');
    for (const accountId of [ACCOUNT, OTHER_ACCOUNT]) {
      const second = store.transaction(accountId, async (transaction) => {
        const token = await transaction.insertToken(newToken({ accountId, name: 'second' }));
        await transaction.insertSecret(newSecret(token.id, 'taken', { digest: 'digest of another' }));
      });
      await assert.rejects(second);
      assert.equal(
        (await store.listTokens(accountId, { state: 'all', now: NOW, limit: 9, offset: 0 })).items[1],
        undefined,
      );
    }
    assert.equal((await onlySecret(store, owner)).digest, 'digest of taken');
  },

  'A digest is replaced under a new pepper.': async (store) => {
    const token = await addTokenWithSecret(store, 'secret-1');
    const before = await onlySecret(store, token);
    const change = { publicId: 'secret-1', fromPepperKeyId: 'k1', digest: 'digest under k2', pepperKeyId: 'k2' };
    assert.equal(await store.redigest(change), true);
    assert.deepEqual(await onlySecret(store, token), { ...before, digest: 'digest under k2', pepperKeyId: 'k2' });
    const credential = await store.findCredential('secret-1');
    assert.deepEqual([credential?.digest, credential?.pepperKeyId], ['digest under k2', 'k2']);
  },

  'A digest made under another pepper than was thought is left alone.': async (store) => {
    const token = await addTokenWithSecret(store, 'secret-1');
    const before = await onlySecret(store, token);
    const change = { publicId: 'secret-1', fromPepperKeyId: 'k0', digest: 'digest under k2', pepperKeyId: 'k2' };
    assert.equal(await store.redigest(change), false);
    assert.equal(await store.redigest({ ...change, publicId: 'nobody', fromPepperKeyId: 'k1' }), false);
    assert.deepEqual(await onlySecret(store, token), before);
  },

  'Of several that replace one digest at once, one does.': async (store) => {
    const token = await addTokenWithSecret(store, 'secret-1');
    const outcomes = await Promise.all(
      ['a', 'b', 'c', 'd'].map((digest) =>
        store.redigest({ publicId: 'secret-1', fromPepperKeyId: 'k1', digest, pepperKeyId: 'k2' }),
      ),
    );
    assert.equal(outcomes.filter(Boolean).length, 1);
    assert.equal((await onlySecret(store, token)).digest, ['a', 'b', 'c', 'd'][outcomes.indexOf(true)]);
  },

  'A digest replaced while a transaction is open survives that transaction.': async (store) => {
    const token = await addTokenWithSecret(store, 'secret-1');
    let redigested: Promise<boolean> | undefined;
    await store.transaction(ACCOUNT, async (transaction) => {
      await transaction.listSecrets([token.id]);
      redigested = store.redigest({ publicId: 'secret-1', fromPepperKeyId: 'k1', digest: 'new', pepperKeyId: 'k2' });
      await transaction.updateSecret('secret-1', { retiresAt: at(1) });
    });
    assert.equal(await redigested, true);
    const { digest, retiresAt } = await onlySecret(store, token);
    assert.deepEqual({ digest, retiresAt }, { digest: 'new', retiresAt: at(1) });
  },

  'The first fingerprint given for a pepper key is the one that is kept.': async (store) => {
    assert.equal(await store.pinPepper('k1', 'fingerprint-1'), 'fingerprint-1');
    assert.equal(await store.pinPepper('k1', 'fingerprint-2'), 'fingerprint-1');
    assert.equal(await store.pinPepper('k2', 'fingerprint-2'), 'fingerprint-2');
    assert.equal(await store.pinPepper('k1', 'fingerprint-1'), 'fingerprint-1');
  },

  'All that pin one pepper key at once get the same fingerprint.': async (store) => {
    const kept = await Promise.all(['a', 'b', 'c', 'd'].map((fingerprint) => store.pinPepper('k1', fingerprint)));
    assert.equal(new Set(kept).size, 1);
    assert.equal(await store.pinPepper('k1', 'e'), kept[0]);
  },

  'The pepper keys in use are those of the stored digests, each once.': async (store) => {
    assert.deepEqual(await store.pepperKeyIdsInUse(), []);
    const first = await addTokenWithSecret(store, 'secret-1');
    await addTokenWithSecret(store, 'secret-2', { accountId: OTHER_ACCOUNT });
    await addSecret(store, first, newSecret(first.id, 'secret-3', { pepperKeyId: 'k2', retiresAt: at(-1) }));
    await store.pinPepper('k9', 'fingerprint');
    assert.deepEqual((await store.pepperKeyIdsInUse()).toSorted(), ['k1', 'k2']);
    for (const publicId of ['secret-1', 'secret-2']) {
      await store.redigest({ publicId, fromPepperKeyId: 'k1', digest: 'new', pepperKeyId: 'k3' });
    }
    assert.deepEqual((await store.pepperKeyIdsInUse()).toSorted(), ['k2', 'k3']);
  },
};
