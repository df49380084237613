import { appendEvent, checkWithin, findActingToken, type Request } from './actor.ts';
import type { Engine } from './engine.ts';
import { accepted, refused, type Outcome } from './errors.ts';
import { invalidateSecrets } from './invalidate.ts';
import type { IssuedToken } from './issue.ts';
import { revokeInTransaction } from './revoke.ts';
import type { TokenTransaction } from './store.ts';
import { generateSecret, type ParsedToken } from './token-format.ts';
import { isLiveSecret, tokenState, type RevocationReason, type SecretRecord, type TokenRecord } from './token.ts';

/** 30 days. */
const MAX_OVERLAP_SECONDS = 2_592_000;

export interface RotateRequest {
  readonly accountId: number;
  readonly tokenId: number;
  /** How long the old secret goes on working, 30 days at most. Default 3600; 0 ends it at once. */
  readonly overlapSeconds?: number | undefined;
  /** Whether the first use of the new secret ends the old one, even before the overlap does. Default true. */
  readonly retireOnFirstUse?: boolean | undefined;
  /** Default `superseded`. `compromised` and `leaked` end the old secret and every token minted by this one at once. */
  readonly reason?: RevocationReason | undefined;
}

/**
 * Makes a new secret for the same token; the old one works on for the overlap. Asked again before the new secret was ever used, it
 * makes a fresh one in its place, so that a lost answer locks nobody out.
 *
 * A token that asks needs `token:update`, and the token it rotates must lie within it. Of two rotations at once one wins and
 * the other is refused with `conflict`. Refuses also with `token_not_found`, `token_not_active`, `exceeds_grant`,
 * `missing_permission`, `actor_not_active`, `invalid_field`.
 */
export async function rotateToken(
  engine: Engine,
  request: Request,
  wanted: RotateRequest,
): Promise<Outcome<IssuedToken>> {
  const { overlapSeconds = 3600, reason = 'superseded' } = wanted;
  if (!Number.isSafeInteger(overlapSeconds) || overlapSeconds < 0 || overlapSeconds > MAX_OVERLAP_SECONDS) {
    const message = `must be a whole number of seconds from 0 to ${MAX_OVERLAP_SECONDS}`;
    return refused({ code: 'invalid_field', field: 'overlap_seconds', message });
  }
  const seen = await engine.store.findToken(wanted.accountId, wanted.tokenId);
  if (seen === undefined) return refused({ code: 'token_not_found' });
  const { secret, parsed } = generateSecret(engine.format, engine.random);
  const changed: SecretRecord[] = [];
  try {
    return await engine.store.transaction(wanted.accountId, async (transaction): Promise<Outcome<IssuedToken>> => {
      const current = await findRotatable(engine, transaction, { request, seen });
      if (!current.ok) return current;
      const rotation = { ...wanted, overlapSeconds, reason };
      const token = await replaceSecret(engine, transaction, {
        request,
        rotation,
        token: current.value,
        parsed,
        changed,
      });
      return accepted({ token, secret });
    });
  } finally {
    invalidateSecrets(engine, changed);
    invalidateSecrets(engine, [secret]);
  }
}

async function findRotatable(
  engine: Engine,
  transaction: TokenTransaction,
  { request, seen }: { request: Request; seen: TokenRecord },
): Promise<Outcome<TokenRecord>> {
  const acting = await findActingToken(engine, transaction, { actor: request.actor, permission: 'token:update' });
  if (!acting.ok) return acting;
  const token = await transaction.findToken(seen.id);
  if (token === undefined) return refused({ code: 'token_not_found' });
  const within = checkWithin(engine, token, acting.value);
  if (!within.ok) return within;
  const state = tokenState(token, new Date(engine.clock.now()));
  if (state !== 'active') return refused({ code: 'token_not_active', state });
  return token.version === seen.version ? accepted(token) : refused({ code: 'conflict' });
}

interface Replacement {
  readonly request: Request;
  readonly rotation: RotateRequest & { overlapSeconds: number; reason: RevocationReason };
  readonly token: TokenRecord;
  readonly parsed: ParsedToken;
  /** Receives the secrets whose state changed. */
  readonly changed: SecretRecord[];
}

async function replaceSecret(
  engine: Engine,
  transaction: TokenTransaction,
  replacement: Replacement,
): Promise<TokenRecord> {
  const { request, rotation, token, parsed, changed } = replacement;
  const now = new Date(engine.clock.now());
  const secrets = await transaction.listSecrets([token.id]);
  const endsAll = rotation.reason === 'compromised' || rotation.reason === 'leaked';
  const retirements = planRetirements(secrets, now, endsAll ? 0 : rotation.overlapSeconds);
  for (const { secret, retiresAt } of retirements) {
    changed.push(secret);
    await transaction.updateSecret(secret.publicId, { retiresAt });
  }
  const pepperKeyId = engine.peppers.currentKeyId;
  await transaction.insertSecret({
    publicId: parsed.publicId,
    tokenId: token.id,
    digest: engine.peppers.digest(pepperKeyId, parsed) as string,
    pepperKeyId,
    createdAt: now,
    onFirstUse: rotation.retireOnFirstUse === false ? 'mark' : 'retire_others',
    retiresAt: null,
  });
  const detail = {
    public_id: parsed.publicId,
    retiring: retirements.map(({ secret }) => secret.publicId),
    overlap_seconds: endsAll ? 0 : rotation.overlapSeconds,
    reason: rotation.reason,
  };
  await appendEvent(transaction, 'token.rotated', { request, token, at: now, detail });
  if (endsAll) {
    const descendants = await transaction.findDescendants(token.id);
    const cascade = { request, root: token, tokens: descendants, at: now, reason: rotation.reason };
    changed.push(...(await revokeInTransaction(transaction, cascade)));
  }
  return transaction.updateToken(token.id, {});
}

/**
 * Which secrets end, and when. The one in use goes on for the overlap. A newer one that was never used gives way at once, and so
 * does whatever an earlier rotation still kept: a token has at most two.
 */
function planRetirements(
  secrets: readonly SecretRecord[],
  now: Date,
  overlapSeconds: number,
): { secret: SecretRecord; retiresAt: Date }[] {
  const live = secrets.filter((secret) => isLiveSecret(secret, now));
  const [inUse] = live
    .filter(({ onFirstUse }) => onFirstUse === 'nothing')
    .sort(
      (a, b) =>
        provenAt(b).getTime() - provenAt(a).getTime() ||
        Number(b.firstUsedAt !== null) - Number(a.firstUsedAt !== null),
    );
  return live.map((secret) => ({
    secret,
    retiresAt: secret === inUse ? new Date(now.getTime() + overlapSeconds * 1000) : now,
  }));
}

/** A first secret counts as proven from the start. */
function provenAt({ firstUsedAt, createdAt }: SecretRecord): Date {
  return firstUsedAt ?? createdAt;
}
