import type { Engine } from './engine.ts';
import { invalidateSecrets } from './invalidate.ts';
import type { CredentialRow, TokenTransaction } from './store.ts';
import { describeActor, isLiveSecret, tokenState, type SecretRecord, type TokenRecord } from './token.ts';

/**
 * Notes, durably and once, that a secret made by rotation has been used, and retires the others of its token when the rotation
 * asked for that. Whoever lost the answer to a rotation can still ask again until then. A token or secret that has ended
 * meanwhile is left as it is; the caller reads again and refuses it.
 */
export async function recordFirstUse(engine: Engine, row: CredentialRow, address: string | null): Promise<void> {
  const now = new Date(engine.clock.now());
  let retired: SecretRecord[] = [];
  try {
    await engine.store.transaction(row.accountId, async (transaction) => {
      const token = await transaction.findToken(row.tokenId);
      const secrets = await transaction.listSecrets([row.tokenId]);
      const used = secrets.find(({ publicId }) => publicId === row.publicId);
      if (token === undefined || tokenState(token, now) !== 'active') return;
      // A secret that was replaced since the row was read must not end its replacement: nothing would be left to use.
      if (used === undefined || used.onFirstUse === 'nothing' || !isLiveSecret(used, now)) return;
      const others = secrets.filter((secret) => secret !== used && isLiveSecret(secret, now));
      retired = used.onFirstUse === 'retire_others' ? others : [];
      await transaction.updateSecret(used.publicId, { onFirstUse: 'nothing', firstUsedAt: now });
      for (const { publicId } of retired) await transaction.updateSecret(publicId, { retiresAt: now });
      await auditFirstUse(transaction, { token, used, address, now, retired });
    });
  } finally {
    invalidateSecrets(engine, retired);
  }
}

interface FirstUseSeen {
  readonly token: TokenRecord;
  readonly used: SecretRecord;
  readonly address: string | null;
  readonly now: Date;
  readonly retired: readonly SecretRecord[];
}

async function auditFirstUse(
  transaction: TokenTransaction,
  { token, used, address, now, retired }: FirstUseSeen,
): Promise<void> {
  await transaction.appendAudit({
    event: 'secret.first_used',
    at: now,
    actor: describeActor({ kind: 'token', tokenId: token.id }),
    tokenId: token.id,
    tokenName: token.name,
    address,
    requestId: null,
    detail: { public_id: used.publicId, retired: retired.map(({ publicId }) => publicId) },
  });
}
