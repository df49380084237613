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
export async function revokeToken(
  engine: Engine,
  request: Request,
  wanted: RevokeRequest,
): Promise<Outcome<TokenRecord>> {
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
      if (token.revocation !== null) {
        // It may have been revoked elsewhere, or the answer to that may have been lost: it must hold here all the same.
        changed.push(...(await transaction.listSecrets([token.id])));
        return accepted(token);
      }
      const tokens = [token, ...(await transaction.findDescendants(token.id))];
      const at = new Date(engine.clock.now());
      changed.push(...(await revokeInTransaction(transaction, { request, root: token, tokens, at, reason })));
      return accepted((await transaction.findToken(token.id)) as TokenRecord);
    });
  } finally {
    // Also after an error: a commit whose answer was lost may have gone through.
    invalidateSecrets(engine, changed);
  }
}

interface Cascade {
  readonly request: Request;
  /** Where it starts: the token revoked, or the one whose secret is compromised. */
  readonly root: TokenRecord;
  readonly tokens: readonly TokenRecord[];
  readonly at: Date;
  readonly reason: RevocationReason;
}

/** Marks the tokens revoked, and answers their secrets, for the caller to invalidate once the transaction has ended. */
export async function revokeInTransaction(transaction: TokenTransaction, cascade: Cascade): Promise<SecretRecord[]> {
  const { request, root, tokens, at, reason } = cascade;
  const revocation = { at, reason, actor: describeActor(request.actor) };
  const secrets = await transaction.listSecrets(tokens.map(({ id }) => id));
  for (const token of tokens) {
    await transaction.updateToken(token.id, { revocation });
    const detail = { reason, cascaded_from: token.id === root.id ? null : root.id };
    await appendEvent(transaction, 'token.revoked', { request, token, at, detail });
  }
  return secrets;
}
