import type { Engine } from './engine.ts';
import { invalidateSecrets } from './invalidate.ts';
import type { CredentialRow, TokenTransaction } from './store.ts';
import { describeActor, isLiveSecret, type SecretRecord } from './token.ts';

/**
 * Notes, durably and once, that a secret made by rotation has been used, and retires the others of its token when the rotation
 * asked for that. Whoever lost the answer to a rotation can still ask again until then.
 */
export async function recordFirstUse(engine: Engine, row: CredentialRow): Promise<void> {
  const now = new Date(engine.clock.now());
  let retired: SecretRecord[] = [];
  try {
    await engine.store.transaction(row.accountId, async (transaction) => {
      const secrets = await transaction.listSecrets([row.tokenId]);
      const used = secrets.find(({ publicId }) => publicId === row.publicId);
      if (used === undefined || used.onFirstUse === 'nothing') return;
      const others = secrets.filter((secret) => secret !== used && isLiveSecret(secret, now));
      retired = used.onFirstUse === 'retire_others' ? others : [];
      await transaction.updateSecret(used.publicId, { onFirstUse: 'nothing', firstUsedAt: now });
      for (const { publicId } of retired) await transaction.updateSecret(publicId, { retiresAt: now });
      await auditFirstUse(transaction, { row, now, retired });
    });
  } finally {
    invalidateSecrets(engine, retired);
  }
}

async function auditFirstUse(
  transaction: TokenTransaction,
  { row, now, retired }: { row: CredentialRow; now: Date; retired: readonly SecretRecord[] },
): Promise<void> {
  const token = await transaction.findToken(row.tokenId);
  await transaction.appendAudit({
    event: 'secret.first_used',
    at: now,
    actor: describeActor({ kind: 'token', tokenId: row.tokenId }),
    tokenId: row.tokenId,
    tokenName: token?.name ?? '',
    address: null,
    requestId: null,
    detail: { public_id: row.publicId, retired: retired.map(({ publicId }) => publicId) },
  });
}
