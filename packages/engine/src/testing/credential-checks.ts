import assert from 'node:assert/strict';
import type { CredentialRow } from '../store.ts';
import {
  ACCOUNT,
  addSecret,
  addToken,
  addTokenWithSecret,
  at,
  newSecret,
  newToken,
  type StoreChecks,
} from './store-check.ts';

export const credentialChecks: StoreChecks = {
  'A public id that nobody has gives nothing.': async (store) => {
    await addTokenWithSecret(store, 'secret-1');
    for (const publicId of ['secret-2', 'SECRET-1', 'secret-1 ', 'secret-', '']) {
      assert.equal(await store.findCredential(publicId), undefined, publicId);
    }
  },

  'A credential holds all that a verification needs of secret and token.': async (store) => {
    const token = await addToken(store, {
      scopes: ['droplet:read', 'tag:create'],
      expiresAt: at(1),
      notBefore: at(2),
      allowedAddresses: ['192.0.2.0/24', '2001:db8::/32'],
      rateLimit: { limit: 10, windowSeconds: 60 },
    });
    await addSecret(store, token, newSecret(token.id, 'secret-1', { onFirstUse: 'retire_others', retiresAt: at(4) }));
    await store.transaction(ACCOUNT, (transaction) =>
      transaction.updateToken(token.id, { revocation: { at: at(3), reason: 'leaked', actor: 'system:scanner' } }),
    );
    const expected: CredentialRow = {
      publicId: 'secret-1',
      digest: 'digest of secret-1',
      pepperKeyId: 'k1',
      onFirstUse: 'retire_others',
      retiresAtMs: at(4).getTime(),
      tokenId: token.id,
      accountId: ACCOUNT,
      scopes: 'droplet:read tag:create',
      expiresAtMs: at(1).getTime(),
      notBeforeMs: at(2).getTime(),
      allowedAddresses: '192.0.2.0/24 2001:db8::/32',
      rateLimit: 10,
      rateWindowSeconds: 60,
      revokedAtMs: at(3).getTime(),
    };
    assert.deepEqual({ ...(await store.findCredential('secret-1')) }, expected);
  },

  'What is not restricted is null in a credential, and an empty list is an empty text.': async (store) => {
    await addTokenWithSecret(store, 'secret-1');
    await addTokenWithSecret(store, 'secret-2', { scopes: [], allowedAddresses: [] });
    const open = await store.findCredential('secret-1');
    assert.ok(open);
    const { retiresAtMs, expiresAtMs, notBeforeMs, allowedAddresses, rateLimit, rateWindowSeconds, revokedAtMs } = open;
    assert.deepEqual(
      [retiresAtMs, expiresAtMs, notBeforeMs, allowedAddresses, rateLimit, rateWindowSeconds, revokedAtMs],
      Array(7).fill(null),
    );
    const closed = await store.findCredential('secret-2');
    assert.deepEqual([closed?.scopes, closed?.allowedAddresses], ['', '']);
  },

  'Each secret of a token is a credential of its own.': async (store) => {
    const token = await addTokenWithSecret(store, 'secret-1');
    await addSecret(store, token, newSecret(token.id, 'secret-2', { onFirstUse: 'mark' }));
    const [first, second] = [await store.findCredential('secret-1'), await store.findCredential('secret-2')];
    assert.deepEqual([first?.tokenId, second?.tokenId], [token.id, token.id]);
    assert.deepEqual([first?.onFirstUse, second?.onFirstUse], ['nothing', 'mark']);
    assert.deepEqual([first?.digest, second?.digest], ['digest of secret-1', 'digest of secret-2']);
  },

  'A credential is never older than the last transaction that resolved.': async (store) => {
    const token = await addTokenWithSecret(store, 'secret-1');
    for (let round = 0; round < 25; round++) {
      const change = round % 2 === 0 ? ({ at: at(round), reason: 'leaked', actor: 'system:scanner' } as const) : null;
      await store.transaction(ACCOUNT, (transaction) => transaction.updateToken(token.id, { revocation: change }));
      assert.equal((await store.findCredential('secret-1'))?.revokedAtMs, change?.at.getTime() ?? null);
    }
  },

  'A new secret is a credential as soon as its transaction resolves.': async (store) => {
    for (let round = 0; round < 10; round++) {
      assert.equal(await store.findCredential(`secret-${round}`), undefined);
      const { id } = await store.transaction(ACCOUNT, async (transaction) => {
        const token = await transaction.insertToken(newToken());
        await transaction.insertSecret(newSecret(token.id, `secret-${round}`));
        return token;
      });
      assert.equal((await store.findCredential(`secret-${round}`))?.tokenId, id);
    }
  },
};
