import assert from 'node:assert/strict';
import type { UsageRecord } from '../store.ts';
import type { TokenRecord } from '../token.ts';
import {
  ACCOUNT,
  addSecret,
  addTokenWithSecret,
  at,
  newSecret,
  NOW,
  OTHER_ACCOUNT,
  onlySecret,
  type StoreChecks,
} from './store-check.ts';

function use(token: TokenRecord, publicId: string, fields: Partial<UsageRecord> = {}): UsageRecord {
  return { publicId, tokenId: token.id, lastUsedAt: NOW, lastUsedAddress: '192.0.2.7', permissions: [], ...fields };
}

export const usageChecks: StoreChecks = {
  'The last use of a secret is kept, with its address.': async (store) => {
    const token = await addTokenWithSecret(store, 'secret-1');
    const before = await onlySecret(store, token);
    await store.recordUsage([use(token, 'secret-1', { lastUsedAddress: '2001:db8::7' })]);
    assert.deepEqual(await onlySecret(store, token), { ...before, lastUsedAt: NOW, lastUsedAddress: '2001:db8::7' });
    await store.recordUsage([use(token, 'secret-1', { lastUsedAt: at(1), lastUsedAddress: null })]);
    assert.deepEqual(await onlySecret(store, token), { ...before, lastUsedAt: at(1), lastUsedAddress: null });
    assert.deepEqual(await store.findToken(ACCOUNT, token.id), token);
  },

  'An older record never moves last use back.': async (store) => {
    const token = await addTokenWithSecret(store, 'secret-1');
    await store.recordUsage([use(token, 'secret-1', { lastUsedAt: at(10), permissions: ['tag:read'] })]);
    const older = { lastUsedAt: at(9), lastUsedAddress: '198.51.100.1', permissions: ['tag:read'] };
    await store.recordUsage([use(token, 'secret-1', older)]);
    const { lastUsedAt, lastUsedAddress } = await onlySecret(store, token);
    assert.deepEqual({ lastUsedAt, lastUsedAddress }, { lastUsedAt: at(10), lastUsedAddress: '192.0.2.7' });
    assert.deepEqual(await store.listPermissionUse(ACCOUNT, token.id), [
      { permission: 'tag:read', lastUsedAt: at(10) },
    ]);
  },

  'Of several records of one secret in a batch, the newest counts, wherever it stands.': async (store) => {
    const token = await addTokenWithSecret(store, 'secret-1');
    await store.recordUsage([
      use(token, 'secret-1', { lastUsedAt: at(1), lastUsedAddress: '192.0.2.1', permissions: ['tag:read'] }),
      use(token, 'secret-1', { lastUsedAt: at(3), lastUsedAddress: '192.0.2.3', permissions: ['droplet:read'] }),
      use(token, 'secret-1', { lastUsedAt: at(2), lastUsedAddress: '192.0.2.2', permissions: ['tag:read'] }),
    ]);
    const { lastUsedAt, lastUsedAddress } = await onlySecret(store, token);
    assert.deepEqual({ lastUsedAt, lastUsedAddress }, { lastUsedAt: at(3), lastUsedAddress: '192.0.2.3' });
    assert.deepEqual(await store.listPermissionUse(ACCOUNT, token.id), [
      { permission: 'droplet:read', lastUsedAt: at(3) },
      { permission: 'tag:read', lastUsedAt: at(2) },
    ]);
  },

  'Permissions used are kept by token, whichever secret was used, and listed by name.': async (store) => {
    const token = await addTokenWithSecret(store, 'secret-1');
    const other = await addTokenWithSecret(store, 'other-1');
    await addSecret(store, token, newSecret(token.id, 'secret-2'));
    await store.recordUsage([
      use(token, 'secret-1', { lastUsedAt: at(5), permissions: ['tag:read', 'droplet:read', 'two_factor:read'] }),
      use(token, 'secret-2', { lastUsedAt: at(4), permissions: ['tag:read', 'tag:create'] }),
      use(other, 'other-1', { permissions: ['domain:read'] }),
    ]);
    assert.deepEqual(await store.listPermissionUse(ACCOUNT, token.id), [
      { permission: 'droplet:read', lastUsedAt: at(5) },
      { permission: 'tag:create', lastUsedAt: at(4) },
      { permission: 'tag:read', lastUsedAt: at(5) },
      { permission: 'two_factor:read', lastUsedAt: at(5) },
    ]);
    assert.deepEqual(await store.listPermissionUse(ACCOUNT, other.id), [
      { permission: 'domain:read', lastUsedAt: NOW },
    ]);
  },

  'A token that was never used has used no permission.': async (store) => {
    const token = await addTokenWithSecret(store, 'secret-1');
    assert.deepEqual(await store.listPermissionUse(ACCOUNT, token.id), []);
    assert.deepEqual(await store.listPermissionUse(ACCOUNT, 4711), []);
  },

  'Unknown public ids are passed over, and the rest of the batch is kept.': async (store) => {
    const token = await addTokenWithSecret(store, 'secret-1');
    const stranger = { ...token, id: 4711 };
    await store.recordUsage([use(stranger, 'nobody', { permissions: ['tag:read'] }), use(token, 'secret-1')]);
    assert.deepEqual((await onlySecret(store, token)).lastUsedAt, NOW);
    assert.deepEqual(await store.listPermissionUse(ACCOUNT, 4711), []);
  },

  'An empty batch is nothing to do.': async (store) => {
    await store.recordUsage([]);
  },

  'A batch of a thousand secrets of two accounts is kept whole.': async (store) => {
    const tokens: TokenRecord[] = [];
    for (const accountId of [ACCOUNT, OTHER_ACCOUNT]) {
      const token = await addTokenWithSecret(store, `secret-${accountId}`, { accountId });
      await store.transaction(accountId, async (transaction) => {
        for (let i = 0; i < 500; i++) await transaction.insertSecret(newSecret(token.id, `secret-${accountId}-${i}`));
      });
      tokens.push(token);
    }
    await store.recordUsage(
      tokens.flatMap((token) =>
        Array.from({ length: 500 }, (_, i) =>
          use(token, `secret-${token.accountId}-${i}`, { lastUsedAt: at(i), permissions: [`p${i}:read`, 'tag:read'] }),
        ),
      ),
    );
    for (const token of tokens) {
      const used = (await store.listSecrets(token.accountId, [token.id])).filter(
        ({ lastUsedAt }) => lastUsedAt !== null,
      );
      assert.equal(used.length, 500);
      const permissions = await store.listPermissionUse(token.accountId, token.id);
      assert.equal(permissions.length, 501);
      assert.deepEqual(permissions.at(-1), { permission: 'tag:read', lastUsedAt: at(499) });
    }
  },

  'Use recorded while a transaction is open survives it, and so does what the transaction wrote.': async (store) => {
    const token = await addTokenWithSecret(store, 'secret-1');
    let recorded: Promise<void> | undefined;
    await store.transaction(ACCOUNT, async (transaction) => {
      await transaction.listSecrets([token.id]);
      recorded = store.recordUsage([use(token, 'secret-1')]);
      await transaction.updateSecret('secret-1', { retiresAt: at(1) });
    });
    await recorded;
    const { lastUsedAt, retiresAt } = await onlySecret(store, token);
    assert.deepEqual({ lastUsedAt, retiresAt }, { lastUsedAt: NOW, retiresAt: at(1) });
  },

  'Batches recorded at once, in different orders, all count.': async (store) => {
    const token = await addTokenWithSecret(store, 'secret-0');
    const publicIds = Array.from({ length: 40 }, (_, i) => `secret-${i}`);
    for (const publicId of publicIds.slice(1)) await addSecret(store, token, newSecret(token.id, publicId));
    const batches = Array.from({ length: 8 }, (_, batch) => {
      const records = publicIds.map((publicId) =>
        use(token, publicId, { lastUsedAt: at(batch), permissions: ['tag:read'] }),
      );
      return batch % 2 === 0 ? records : records.toReversed();
    });
    await Promise.all(batches.map((batch) => store.recordUsage(batch)));
    const secrets = await store.listSecrets(ACCOUNT, [token.id]);
    assert.deepEqual(new Set(secrets.map(({ lastUsedAt }) => lastUsedAt?.getTime())), new Set([at(7).getTime()]));
  },
};
