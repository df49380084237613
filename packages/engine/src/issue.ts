import { appendEvent, checkManagementNotPassedOn, checkWithin, findActingToken, type Request } from './actor.ts';
import { auditBounds } from './audit-detail.ts';
import type { Bounds } from './delegation.ts';
import type { Engine } from './engine.ts';
import { accepted, type Outcome } from './errors.ts';
import { invalidateSecrets } from './invalidate.ts';
import type { Secret } from './secret.ts';
import type { TokenTransaction } from './store.ts';
import { generateSecret } from './token-format.ts';
import { readBounds, readName } from './token-request.ts';
import { describeActor, type RateLimit, type TokenRecord } from './token.ts';

/** What to issue. A restriction left out is the minting token's own, or none when a person asks; `null` asks for none. */
export interface IssueRequest {
  readonly accountId: number;
  /** 1 to 255 printable characters. */
  readonly name: string;
  /** An empty list grants nothing. */
  readonly scopes: readonly string[];
  readonly expiresAt?: Date | null | undefined;
  readonly notBefore?: Date | null | undefined;
  readonly allowedAddresses?: readonly string[] | null | undefined;
  readonly rateLimit?: RateLimit | null | undefined;
}

/** The only value that ever holds a plain secret: show it once, keep it nowhere. */
export interface IssuedToken {
  readonly token: TokenRecord;
  readonly secret: Secret;
}

/**
 * Issues a token. A token that asks needs `token:create`, becomes the parent, and can give no more than it has itself;
 * token management it cannot give at all.
 *
 * Refuses with `unknown_scope`, `invalid_field`, `exceeds_grant`, `missing_permission` or `actor_not_active`.
 */
export async function issueToken(
  engine: Engine,
  request: Request,
  wanted: IssueRequest,
): Promise<Outcome<IssuedToken>> {
  const name = readName(wanted.name);
  if (!name.ok) return name;
  const { secret, parsed } = generateSecret(engine.format, engine.random);
  const pepperKeyId = engine.peppers.currentKeyId;
  const digest = engine.peppers.digest(pepperKeyId, parsed) as string;
  try {
    return await engine.store.transaction(wanted.accountId, async (transaction): Promise<Outcome<IssuedToken>> => {
      const token = await insertToken(engine, transaction, { request, wanted: { ...wanted, name: name.value } });
      if (!token.ok) return token;
      const { id: tokenId, createdAt } = token.value;
      const rotation = { onFirstUse: 'nothing', retiresAt: null } as const;
      await transaction.insertSecret({
        publicId: secret.publicId,
        tokenId,
        digest,
        pepperKeyId,
        createdAt,
        ...rotation,
      });
      return accepted({ token: token.value, secret });
    });
  } finally {
    // Whoever asked for this public id before now was told that it is unknown.
    invalidateSecrets(engine, [secret]);
  }
}

async function insertToken(
  engine: Engine,
  transaction: TokenTransaction,
  { request, wanted }: { request: Request; wanted: IssueRequest },
): Promise<Outcome<TokenRecord>> {
  const acting = await findActingToken(engine, transaction, { actor: request.actor, permission: 'token:create' });
  if (!acting.ok) return acting;
  const bounds = readBounds(engine, boundsWithin(wanted, acting.value));
  if (!bounds.ok) return bounds;
  const within = checkWithin(engine, bounds.value, acting.value);
  if (!within.ok) return within;
  const management = checkManagementNotPassedOn(engine, bounds.value.scopes, { had: [], acting: acting.value });
  if (!management.ok) return management;

  const createdAt = new Date(engine.clock.now());
  const token = await transaction.insertToken({
    accountId: wanted.accountId,
    parentId: acting.value?.id ?? null,
    name: wanted.name,
    createdAt,
    createdBy: describeActor(request.actor),
    ...bounds.value,
  });
  await appendEvent(transaction, 'token.issued', { request, token, at: createdAt, detail: auditBounds(token) });
  return accepted(token);
}

function boundsWithin(wanted: IssueRequest, parent: TokenRecord | null): Bounds {
  const { scopes, expiresAt, notBefore, allowedAddresses, rateLimit } = wanted;
  return {
    scopes,
    expiresAt: expiresAt === undefined ? (parent?.expiresAt ?? null) : expiresAt,
    notBefore: notBefore === undefined ? (parent?.notBefore ?? null) : notBefore,
    allowedAddresses: allowedAddresses === undefined ? (parent?.allowedAddresses ?? null) : allowedAddresses,
    rateLimit: rateLimit === undefined ? (parent?.rateLimit ?? null) : rateLimit,
  };
}
