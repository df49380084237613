import { appendEvent, findActingToken, type Request } from './actor.ts';
import type { Engine } from './engine.ts';
import { accepted, refused, type Outcome } from './errors.ts';
import { invalidateSecrets } from './invalidate.ts';
import type { TokenTransaction } from './store.ts';
import { describeActor, type RevocationReason, type SecretRecord, type TokenRecord } from './token.ts';

export interface RevokeRequest {
  readonly accountId: number;
  readonly tokenId: number;
  /** Default `no_longer_needed`. */
  readonly reason?: RevocationReason | undefined;
}

/**
 * Revokes a token and every token minted by it, at any depth. It holds on this process before the promise resolves. A revoked
 * token stays as it was: asking again changes nothing and succeeds.
 *
 * A token that asks needs `token:delete`, unless it revokes itself. Refuses with `token_not_found`, `missing_permission`, `actor_not_active`.
 */
export async function revokeToken(engine: Engine, request: Request, wanted: RevokeRequest): Promise<Outcome<TokenRecord>> {
  const { reason = 'no_longer_needed' } = wanted;
  const { actor } = request;
  const isSelf = actor.kind === 'token' && actor.tokenId === wanted.tokenId;
  const changed: SecretRecord[] = [];
  try {
    return await engine.store.transaction(wanted.accountId, async (transaction): Promise<Outcome<TokenRecord>> => {
      const acting = await findActingToken(engine, transaction, { actor, permission: isSelf ? null : 'token:delete' });
      if (!acting.ok) return acting;
      const token = await transaction.findToken(wanted.tokenId);
      if (token === undefined) return refused({ code: 'token_not_found' });
      if (token.revocation !== null) return accepted(token);
      const tokens = [token, ...(await transaction.findDescendants(token.id))];
      const at = new Date(engine.clock.now());
      changed.push(...(await revokeInTransaction(transaction, { request, tokens, at, reason })));
      return accepted((await transaction.findToken(token.id)) as TokenRecord);
    });
  } finally {
    // Also after an error: a commit whose answer was lost may have gone through.
    invalidateSecrets(engine, changed);
  }
}

/** Marks the tokens revoked, and answers their secrets, for the caller to invalidate once the transaction has ended. */
export async function revokeInTransaction(
  transaction: TokenTransaction,
  { request, tokens, at, reason }: { request: Request; tokens: readonly TokenRecord[]; at: Date; reason: RevocationReason },
): Promise<SecretRecord[]> {
  const revocation = { at, reason, actor: describeActor(request.actor) };
  const secrets = await transaction.listSecrets(tokens.map(({ id }) => id));
  const [first] = tokens;
  for (const token of tokens) {
    await transaction.updateToken(token.id, { revocation });
    const cascadedFrom = token === first ? null : (first?.id ?? null);
    await appendEvent(transaction, 'token.revoked', { request, token, at, detail: { reason, cascaded_from: cascadedFrom } });
  }
  return secrets;
}
