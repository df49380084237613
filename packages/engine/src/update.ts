import { appendEvent, checkManagementNotPassedOn, checkWithin, findActingToken, type Request } from './actor.ts';
import { auditBounds } from './audit-detail.ts';
import { findExcess, narrowTo, type Bounds } from './delegation.ts';
import type { Engine } from './engine.ts';
import { accepted, refused, type Outcome } from './errors.ts';
import { invalidateSecrets } from './invalidate.ts';
import type { SecretRecord, TokenRecord, RateLimit } from './token.ts';
import type { TokenTransaction } from './store.ts';
import { readBounds, readName } from './token-request.ts';
import { tokenState } from './token.ts';

/** What to change; a field left out stays as it is, `null` lifts a restriction. */
export interface UpdateRequest {
  readonly accountId: number;
  readonly tokenId: number;
  readonly name?: string | undefined;
  readonly scopes?: readonly string[] | undefined;
  readonly expiresAt?: Date | null | undefined;
  readonly notBefore?: Date | null | undefined;
  readonly allowedAddresses?: readonly string[] | null | undefined;
  readonly rateLimit?: RateLimit | null | undefined;
  /** Whether the change may go beyond what the token was allowed before. Default `allowed`. */
  readonly widening?: 'allowed' | 'refused' | undefined;
}

/**
 * Changes a token. What it minted is narrowed with it, in the same transaction, and no child is ever widened beyond its parent.
 *
 * A token that asks needs `token:update`; the token it changes must lie within it before and after. Expired and revoked tokens
 * stay as they are. Refuses with `unknown_scope`, `invalid_field`, `exceeds_grant`, `token_not_found`, `token_not_active`,
 * `would_widen`, `missing_permission`, `actor_not_active`.
 */
export async function updateToken(
  engine: Engine,
  request: Request,
  wanted: UpdateRequest,
): Promise<Outcome<TokenRecord>> {
  const changed: SecretRecord[] = [];
  try {
    return await engine.store.transaction(wanted.accountId, async (transaction): Promise<Outcome<TokenRecord>> => {
      const plan = await planUpdate(engine, transaction, { request, wanted });
      if (!plan.ok) return plan;
      const at = new Date(engine.clock.now());
      const token = await transaction.updateToken(wanted.tokenId, plan.value);
      await appendEvent(transaction, 'token.updated', {
        request,
        token,
        at,
        detail: { name: token.name, ...auditBounds(token) },
      });
      const narrowed = await narrowDescendants(engine, transaction, { request, token, at });
      changed.push(...(await transaction.listSecrets([token.id, ...narrowed])));
      return accepted(token);
    });
  } finally {
    invalidateSecrets(engine, changed);
  }
}

async function planUpdate(
  engine: Engine,
  transaction: TokenTransaction,
  { request, wanted }: { request: Request; wanted: UpdateRequest },
): Promise<Outcome<Bounds & { name: string }>> {
  const acting = await findActingToken(engine, transaction, { actor: request.actor, permission: 'token:update' });
  if (!acting.ok) return acting;
  const token = await transaction.findToken(wanted.tokenId);
  if (token === undefined) return refused({ code: 'token_not_found' });
  const reachable = checkWithin(engine, token, acting.value);
  if (!reachable.ok) return reachable;
  const state = tokenState(token, new Date(engine.clock.now()));
  if (state !== 'active') return refused({ code: 'token_not_active', state });
  const name = wanted.name === undefined ? accepted(token.name) : readName(wanted.name);
  if (!name.ok) return name;
  const bounds = readChangedBounds(engine, wanted, token);
  if (!bounds.ok) return bounds;
  const exceeds = wanted.widening === 'refused' ? findExcess(engine.catalogue, bounds.value, token) : [];
  if (exceeds.length > 0) return refused({ code: 'would_widen', exceeds });

  const parent = token.parentId === null ? null : ((await transaction.findToken(token.parentId)) ?? null);
  const { scopes } = bounds.value;
  const checks = [
    checkWithin(engine, bounds.value, acting.value),
    checkWithin(engine, bounds.value, parent),
    checkManagementNotPassedOn(engine, scopes, { had: token.scopes, acting: acting.value ?? parent }),
  ];
  return checks.find((check) => !check.ok) ?? accepted({ ...bounds.value, name: name.value });
}

/** Only what is asked for is read as a request: what stands already may not be askable any more, like a not-before in the past. */
function readChangedBounds(engine: Engine, wanted: UpdateRequest, token: TokenRecord): Outcome<Bounds> {
  const { scopes, expiresAt, notBefore, allowedAddresses, rateLimit } = wanted;
  const changed = {
    scopes: scopes ?? [],
    expiresAt: expiresAt === undefined ? token.expiresAt : expiresAt,
    notBefore: notBefore === undefined ? token.notBefore : notBefore,
    allowedAddresses: allowedAddresses ?? null,
    rateLimit: rateLimit ?? null,
  };
  const asked = readBounds(engine, changed, token);
  if (!asked.ok) return asked;
  return accepted({
    scopes: scopes === undefined ? token.scopes : asked.value.scopes,
    expiresAt: asked.value.expiresAt,
    notBefore: asked.value.notBefore,
    allowedAddresses: allowedAddresses === undefined ? token.allowedAddresses : asked.value.allowedAddresses,
    rateLimit: rateLimit === undefined ? token.rateLimit : asked.value.rateLimit,
  });
}

/** Parents come before their children, because ids grow. Answers the ids of the tokens that were narrowed. */
async function narrowDescendants(
  engine: Engine,
  transaction: TokenTransaction,
  { request, token, at }: { request: Request; token: TokenRecord; at: Date },
): Promise<number[]> {
  const current = new Map([[token.id, token]]);
  const narrowedIds: number[] = [];
  const descendants = await transaction.findDescendants(token.id);
  for (const child of descendants.toSorted((a, b) => a.id - b.id)) {
    const parent = child.parentId === null ? undefined : current.get(child.parentId);
    const narrowed = parent === undefined ? null : narrowTo(engine.catalogue, child, parent);
    current.set(child.id, narrowed === null ? child : await transaction.updateToken(child.id, narrowed));
    if (narrowed === null) continue;
    narrowedIds.push(child.id);
    const detail = { narrowed_with: token.id, ...auditBounds(narrowed) };
    await appendEvent(transaction, 'token.narrowed', { request, token: child, at, detail });
  }
  return narrowedIds;
}
