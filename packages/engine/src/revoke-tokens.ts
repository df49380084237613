import { findActingToken, type Request } from './actor.ts';
import type { Engine } from './engine.ts';
import { accepted, refused, type Outcome } from './errors.ts';
import { invalidateSecrets } from './invalidate.ts';
import { revokeInTransaction } from './revoke.ts';
import type { TokenTransaction } from './store.ts';
import type { RevocationReason, SecretRecord, TokenRecord } from './token.ts';

export interface RevokeTokensRequest {
  readonly accountId: number;
  /** `all` is every token of the account that is not revoked yet. */
  readonly tokenIds: readonly number[] | 'all';
  /** Default `no_longer_needed`. */
  readonly reason?: RevocationReason | undefined;
}

/**
 * Revokes many tokens, and all that they minted, in one transaction: either all of them end or none does. Answers how many this
 * ended; those that were revoked already are passed over.
 *
 * A token that asks needs `token:delete`. Refuses with `token_not_found` when one of them is not the account's, `missing_permission`,
 * `actor_not_active`.
 */
export async function revokeTokens(
  engine: Engine,
  request: Request,
  { accountId, tokenIds, reason = 'no_longer_needed' }: RevokeTokensRequest,
): Promise<Outcome<number>> {
  const changed: SecretRecord[] = [];
  const { actor } = request;
  try {
    return await engine.store.transaction(accountId, async (transaction): Promise<Outcome<number>> => {
      const acting = await findActingToken(engine, transaction, { actor, permission: 'token:delete' });
      if (!acting.ok) return acting;
      const named = tokenIds === 'all' ? await transaction.findUnrevoked() : await findAll(transaction, tokenIds);
      if (named === null) return refused({ code: 'token_not_found' });
      const at = new Date(engine.clock.now());
      const ended = new Set<number>();
      for (const root of named) {
        changed.push(...(await transaction.listSecrets([root.id])));
        if (ended.has(root.id) || root.revocation !== null) continue;
        const tokens = [root, ...(await transaction.findDescendants(root.id))].filter(({ id }) => !ended.has(id));
        changed.push(...(await revokeInTransaction(transaction, { request, root, tokens, at, reason })));
        for (const { id } of tokens) ended.add(id);
      }
      return accepted(ended.size);
    });
  } finally {
    invalidateSecrets(engine, changed);
  }
}

/** Parents before what they minted, so that each is revoked once and for itself; `null` when one is not there. */
async function findAll(transaction: TokenTransaction, tokenIds: readonly number[]): Promise<TokenRecord[] | null> {
  const found: TokenRecord[] = [];
  for (const tokenId of [...new Set(tokenIds)].sort((a, b) => a - b)) {
    const token = await transaction.findToken(tokenId);
    if (token === undefined) return null;
    found.push(token);
  }
  return found;
}
