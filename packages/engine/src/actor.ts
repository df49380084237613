import { findExcess, type Bounds } from './delegation.ts';
import type { Engine } from './engine.ts';
import { accepted, refused, type Outcome } from './errors.ts';
import { containsAll } from './permission-set.ts';
import { TOKEN_MANAGEMENT_PERMISSIONS } from './scope-catalogue.ts';
import type { TokenTransaction } from './store.ts';
import { describeActor, tokenState, type Actor, type TokenRecord } from './token.ts';
import type { AuditDetail, TokenEventName } from './audit.ts';

/** Who asks, and from where: what the audit trail keeps of a change. */
export interface Request {
  readonly actor: Actor;
  readonly address?: string | null;
  readonly requestId?: string | null;
}

/**
 * The acting token as it is inside the transaction, or `null` for a person or the system, whom no grant bounds.
 * Read again here because it may have been narrowed or revoked since the request was let in.
 */
export async function findActingToken(
  engine: Engine,
  transaction: TokenTransaction,
  { actor, permission }: { actor: Actor; permission: string | null },
): Promise<Outcome<TokenRecord | null>> {
  if (actor.kind !== 'token') return accepted(null);
  const token = await transaction.findToken(actor.tokenId);
  if (token === undefined || tokenState(token, new Date(engine.clock.now())) !== 'active') {
    return refused({ code: 'actor_not_active' });
  }
  const { permissions } = engine.catalogue.grantOf(token.scopes);
  if (permission !== null && !containsAll(permissions, engine.catalogue.permissionSet([permission]))) {
    return refused({ code: 'missing_permission', permission });
  }
  return accepted(token);
}

/** Refuses unless the bounds lie within the acting token's own. Nothing bounds a person. */
export function checkWithin(engine: Engine, bounds: Bounds, acting: TokenRecord | null): Outcome<null> {
  const exceeds = acting === null ? [] : findExcess(engine.catalogue, bounds, acting);
  return exceeds.length === 0 ? accepted(null) : refused({ code: 'exceeds_grant', exceeds });
}

/** Refuses scopes that would hand token management to a token that did not have it: only a person gives that. */
export function checkManagementNotPassedOn(
  engine: Engine,
  scopes: readonly string[],
  { had, acting }: { had: readonly string[]; acting: TokenRecord | null },
): Outcome<null> {
  if (acting === null) return accepted(null);
  const held = new Set(engine.catalogue.namesOf(engine.catalogue.grantOf(had).permissions));
  const asked = new Set(engine.catalogue.namesOf(engine.catalogue.grantOf(scopes).permissions));
  const passedOn = TOKEN_MANAGEMENT_PERMISSIONS.filter((name) => asked.has(name) && !held.has(name));
  if (passedOn.length === 0) return accepted(null);
  const message = `token management is never passed on by a token: ${passedOn.join(', ')}`;
  return refused({ code: 'exceeds_grant', exceeds: [{ field: 'scopes', message, permissions: passedOn }] });
}

export async function appendEvent(
  transaction: TokenTransaction,
  event: TokenEventName,
  {
    request,
    token,
    at,
    detail,
  }: { request: Request; token: TokenRecord; at: Date; detail: Record<string, AuditDetail> },
): Promise<void> {
  await transaction.appendAudit({
    event,
    at,
    actor: describeActor(request.actor),
    tokenId: token.id,
    tokenName: token.name,
    address: request.address ?? null,
    requestId: request.requestId ?? null,
    detail,
  });
}
