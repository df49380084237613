import { appendEvent, checkWithin, findActingToken, type Request } from './actor.ts';
import type { Engine } from './engine.ts';
import { accepted, refused, type Outcome } from './errors.ts';
import { invalidateSecrets } from './invalidate.ts';
import type { TokenTransaction } from './store.ts';
import { isLiveSecret, tokenState, type SecretRecord, type TokenRecord } from './token.ts';

export interface EndSecretRequest {
  readonly accountId: number;
  readonly tokenId: number;
  /** Which of the token's secrets. */
  readonly publicId: string;
}

/**
 * Ends a secret that a rotation left working for a while, before its time. It holds on this process before the promise resolves. A
 * secret that has ended stays as it was: asking again changes nothing and succeeds.
 *
 * A token that asks needs `token:update`, and the token whose secret it ends must lie within it. Refuses with `token_not_found`,
 * `secret_not_found`, `secret_not_retiring` (it is the one that stays: revoke the token, or rotate it first), `token_not_active`,
 * `exceeds_grant`, `missing_permission`, `actor_not_active`.
 */
export async function endSecret(
  engine: Engine,
  request: Request,
  wanted: EndSecretRequest,
): Promise<Outcome<TokenRecord>> {
  const changed: SecretRecord[] = [];
  try {
    return await engine.store.transaction(wanted.accountId, async (transaction): Promise<Outcome<TokenRecord>> => {
      const found = await findEndable(engine, transaction, { request, wanted });
      if (!found.ok) return found;
      const { token, secret } = found.value;
      // It may have ended elsewhere, or the answer to that may have been lost: it must hold here all the same.
      changed.push(secret);
      const at = new Date(engine.clock.now());
      if (!isLiveSecret(secret, at)) return accepted(token);
      await transaction.updateSecret(secret.publicId, { retiresAt: at });
      await appendEvent(transaction, 'secret.ended', { request, token, at, detail: { public_id: secret.publicId } });
      return accepted(await transaction.updateToken(token.id, {}));
    });
  } finally {
    // Also after an error: a commit whose answer was lost may have gone through.
    invalidateSecrets(engine, changed);
  }
}

async function findEndable(
  engine: Engine,
  transaction: TokenTransaction,
  { request, wanted }: { request: Request; wanted: EndSecretRequest },
): Promise<Outcome<{ token: TokenRecord; secret: SecretRecord }>> {
  const acting = await findActingToken(engine, transaction, { actor: request.actor, permission: 'token:update' });
  if (!acting.ok) return acting;
  const token = await transaction.findToken(wanted.tokenId);
  if (token === undefined) return refused({ code: 'token_not_found' });
  const within = checkWithin(engine, token, acting.value);
  if (!within.ok) return within;
  const state = tokenState(token, new Date(engine.clock.now()));
  if (state !== 'active') return refused({ code: 'token_not_active', state });
  const secrets = await transaction.listSecrets([token.id]);
  const secret = secrets.find(({ publicId }) => publicId === wanted.publicId);
  if (secret === undefined) return refused({ code: 'secret_not_found' });
  // Of a token's secrets exactly one has no end, and without it nobody could use the token again.
  return secret.retiresAt === null ? refused({ code: 'secret_not_retiring' }) : accepted({ token, secret });
}
