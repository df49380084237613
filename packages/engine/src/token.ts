/** A limit on requests: at most `limit` in any `windowSeconds`. */
export interface RateLimit {
  readonly limit: number;
  readonly windowSeconds: number;
}

/** After RFC 5280 §5.3.1, in the words of personal access tokens. */
export const REVOCATION_REASONS = ['superseded', 'compromised', 'no_longer_needed', 'owner_left', 'leaked'] as const;
export type RevocationReason = (typeof REVOCATION_REASONS)[number];

export interface Revocation {
  readonly at: Date;
  readonly reason: RevocationReason;
  /** Who revoked it, as {@link describeActor} writes it. */
  readonly actor: string;
}

/** Everything, beside scopes, that narrows when and from where a token may be used. `null` means not restricted. */
export interface Restrictions {
  readonly expiresAt: Date | null;
  readonly notBefore: Date | null;
  /** Addresses and CIDR ranges, normalised. An empty list allows no address at all. */
  readonly allowedAddresses: readonly string[] | null;
  readonly rateLimit: RateLimit | null;
}

/** The grant. It survives rotation, and is never deleted. */
export interface TokenRecord extends Restrictions {
  readonly id: number;
  readonly accountId: number;
  /** The token that minted it; `null` when a person did. */
  readonly parentId: number | null;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly createdAt: Date;
  readonly createdBy: string;
  readonly revocation: Revocation | null;
  /** Starts at 1 and grows with every change. */
  readonly version: number;
}

/** What happens, durably, when a secret is verified for the first time. */
export type FirstUse = 'nothing' | 'mark' | 'retire_others';

/** One random string that proves a token, as stored: its digest only. */
export interface SecretRecord {
  readonly publicId: string;
  readonly tokenId: number;
  /** HMAC-SHA-256 in base64url. */
  readonly digest: string;
  readonly pepperKeyId: string;
  readonly createdAt: Date;
  readonly onFirstUse: FirstUse;
  /** When a secret made by rotation was first verified. Not kept for a token's first secret. */
  readonly firstUsedAt: Date | null;
  readonly retiresAt: Date | null;
  readonly lastUsedAt: Date | null;
  readonly lastUsedAddress: string | null;
}

/** Who asks for a change. A token's own rights bound what it may do; a person's or the system's do not. */
export type Actor =
  | { readonly kind: 'token'; readonly tokenId: number }
  | { readonly kind: 'person'; readonly name: string }
  | { readonly kind: 'system'; readonly name: string };

/** `token:12`, `person:ada@example.com`, `system:demo`: how an actor is written in records and in the audit trail. */
export function describeActor(actor: Actor): string {
  return actor.kind === 'token' ? `token:${actor.tokenId}` : `${actor.kind}:${actor.name}`;
}

export type TokenState = 'active' | 'expired' | 'revoked';

export function tokenState(token: Pick<TokenRecord, 'expiresAt' | 'revocation'>, now: Date): TokenState {
  if (token.revocation !== null) return 'revoked';
  return token.expiresAt !== null && token.expiresAt <= now ? 'expired' : 'active';
}

/** Whether a secret still proves its token at `now`. */
export function isLiveSecret(secret: Pick<SecretRecord, 'retiresAt'>, now: Date): boolean {
  return secret.retiresAt === null || secret.retiresAt > now;
}
