import assert from 'node:assert/strict';
import type { TokenTransaction } from '../store.ts';
import {
  ACCOUNT,
  addToken,
  addTokenWithSecret,
  at,
  aWhile,
  newEvent,
  newSecret,
  newToken,
  onlySecret,
  signal,
  type StoreChecks,
} from './store-check.ts';

const rename = async (transaction: TokenTransaction, tokenId: number, suffix: string): Promise<void> => {
  const token = await transaction.findToken(tokenId);
  assert.ok(token);
  await transaction.updateToken(tokenId, { name: token.name + suffix });
};

export const transactionChecks: StoreChecks = {
  'A transaction gives what its work gave.': async (store) => {
    assert.deepEqual(await store.transaction(ACCOUNT, async () => ({ answer: 42 })), { answer: 42 });
    assert.equal(await store.transaction(ACCOUNT, async () => undefined), undefined);
  },

  'When the work rejects, nothing is written and the same error comes out.': async (store) => {
    const token = await addTokenWithSecret(store, 'secret-1');
    const failure = new Error('the work failed');
    const work = store.transaction(ACCOUNT, async (transaction) => {
      const inserted = await transaction.insertToken(newToken({ name: 'never' }));
      await transaction.insertSecret(newSecret(inserted.id, 'secret-2'));
      await transaction.insertSecret(newSecret(token.id, 'secret-3'));
      await transaction.updateToken(token.id, { name: 'changed', scopes: [] });
      await transaction.updateSecret('secret-1', { retiresAt: at(1) });
      await transaction.appendAudit(newEvent(token.id));
      throw failure;
    });
    await assert.rejects(work, (error) => error === failure);

    assert.deepEqual(await store.findToken(ACCOUNT, token.id), token);
    assert.equal((await store.listTokens(ACCOUNT, { state: 'all', now: at(0), limit: 10, offset: 0 })).total, 1);
    assert.equal((await onlySecret(store, token)).retiresAt, null);
    assert.equal(await store.findCredential('secret-2'), undefined);
    assert.equal(await store.findCredential('secret-3'), undefined);
    assert.deepEqual(await store.readAuditChain(ACCOUNT, 0, 10), []);
  },

  'When the work throws at once, the same error comes out.': async (store) => {
    const failure = new Error('the work failed');
    const work = store.transaction(ACCOUNT, () => {
      throw failure;
    });
    await assert.rejects(work, (error) => error === failure);
  },

  'A transaction after one that failed runs as if that had never been.': async (store) => {
    const failed = store.transaction(ACCOUNT, async (transaction) => {
      await transaction.appendAudit(newEvent(1));
      throw new Error('the work failed');
    });
    await assert.rejects(failed);
    await store.transaction(ACCOUNT, (transaction) => transaction.appendAudit(newEvent(2)));
    const chain = await store.readAuditChain(ACCOUNT, 0, 10);
    assert.deepEqual(
      chain.map(({ sequence, tokenId }) => ({ sequence, tokenId })),
      [{ sequence: 1, tokenId: 2 }],
    );
  },

  'A transaction reads what it has written.': async (store) => {
    const parent = await addToken(store);
    await store.transaction(ACCOUNT, async (transaction) => {
      const child = await transaction.insertToken(newToken({ parentId: parent.id }));
      await transaction.insertSecret(newSecret(child.id, 'secret-1'));
      await transaction.updateSecret('secret-1', { onFirstUse: 'mark' });
      const renamed = await transaction.updateToken(child.id, { name: 'renamed' });
      assert.deepEqual(await transaction.findToken(child.id), renamed);
      assert.deepEqual(await transaction.findDescendants(parent.id), [renamed]);
      assert.equal((await transaction.listSecrets([child.id]))[0]?.onFirstUse, 'mark');
    });
  },

  'Nobody sees what a transaction has written before all of it is there.': async (store) => {
    const token = await addTokenWithSecret(store, 'secret-1');
    await store.transaction(ACCOUNT, async (transaction) => {
      await transaction.updateToken(token.id, { scopes: ['tag:read'] });
      await transaction.insertSecret(newSecret(token.id, 'secret-2'));
      assert.equal((await store.findCredential('secret-1'))?.scopes, 'droplet:read');
      assert.equal(await store.findCredential('secret-2'), undefined);
    });
    assert.equal((await store.findCredential('secret-1'))?.scopes, 'tag:read');
    assert.equal((await store.findCredential('secret-2'))?.scopes, 'tag:read');
  },

  'Of two transactions that read and then write the same token, neither loses the other’s change.': async (store) => {
    const token = await addToken(store, { name: '' });
    const firstHasRead = signal();
    const secondHasRead = signal();
    const first = store.transaction(ACCOUNT, async (transaction) => {
      const read = await transaction.findToken(token.id);
      firstHasRead.give();
      // Held open until the second has read too; a store that keeps its promise never lets it, so only for a while.
      await Promise.race([secondHasRead.given, aWhile()]);
      await transaction.updateToken(token.id, { name: `${read?.name}a` });
    });
    await firstHasRead.given;
    const second = store.transaction(ACCOUNT, async (transaction) => {
      const read = await transaction.findToken(token.id);
      secondHasRead.give();
      await transaction.updateToken(token.id, { name: `${read?.name}b` });
    });
    await Promise.all([first, second]);
    const changed = await store.findToken(ACCOUNT, token.id);
    assert.equal(changed?.name, 'ab');
    assert.equal(changed.version, 3);
  },

  'Twenty transactions at once on one token all count.': async (store) => {
    const token = await addToken(store, { name: '' });
    const renames = Array.from({ length: 20 }, () =>
      store.transaction(ACCOUNT, (transaction) => rename(transaction, token.id, 'x')),
    );
    await Promise.all(renames);
    const changed = await store.findToken(ACCOUNT, token.id);
    assert.equal(changed?.name, 'x'.repeat(20));
    assert.equal(changed.version, 21);
  },

  'Of two that insert only if there is none, one inserts.': async (store) => {
    const insertOnce = (publicId: string): Promise<boolean> =>
      store.transaction(ACCOUNT, async (transaction) => {
        const secrets = await transaction.listSecrets([token.id]);
        if (secrets.length > 0) return false;
        await transaction.insertSecret(newSecret(token.id, publicId));
        return true;
      });
    const token = await addToken(store);
    const outcomes = await Promise.all([insertOnce('secret-1'), insertOnce('secret-2')]);
    assert.equal(outcomes.filter(Boolean).length, 1);
    await onlySecret(store, token);
  },

  'A transaction cannot be used once its work has settled.': async (store) => {
    const token = await addTokenWithSecret(store, 'secret-1');
    const kept = await store.transaction(ACCOUNT, async (transaction) => transaction);
    await assert.rejects(async () => kept.findToken(token.id));
    await assert.rejects(async () => kept.findDescendants(token.id));
    await assert.rejects(async () => kept.listSecrets([token.id]));
    await assert.rejects(async () => kept.insertToken(newToken()));
    await assert.rejects(async () => kept.updateToken(token.id, { name: 'late' }));
    await assert.rejects(async () => kept.insertSecret(newSecret(token.id, 'secret-2')));
    await assert.rejects(async () => kept.updateSecret('secret-1', { retiresAt: at(0) }));
    await assert.rejects(async () => kept.appendAudit(newEvent(token.id)));
    assert.deepEqual(await store.findToken(ACCOUNT, token.id), token);
    assert.deepEqual(await store.readAuditChain(ACCOUNT, 0, 10), []);
  },
};
