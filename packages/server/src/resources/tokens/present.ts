import { scopeCatalogue, type RecentUse as RecentUseBody, type Token, type TokenDetail } from '@postern/api';
import {
  tokenState,
  type PermissionUse,
  type RecentUse,
  type SecretRecord,
  type TokenFormat,
  type TokenRecord,
} from '@postern/engine';
import { formatTimestamp, formatTimestampOrNull } from '../../http/timestamp.ts';

interface TokenFacts {
  readonly token: TokenRecord;
  /** The token's own, oldest first. */
  readonly secrets: readonly SecretRecord[];
  /** `undefined` for a token that was not used. */
  readonly recentUse: RecentUse | undefined;
  readonly now: Date;
  readonly format: TokenFormat;
}

export function presentToken({ token, secrets, recentUse, now, format }: TokenFacts): Token {
  const lastUsed = lastUsedSecret(secrets);
  return {
    id: token.id,
    name: token.name,
    starts_with: format.start + (secrets.at(-1)?.publicId ?? ''),
    scopes: [...token.scopes],
    permissions: scopeCatalogue.namesOf(scopeCatalogue.grantOf(token.scopes).permissions),
    state: tokenState(token, now),
    parent_id: token.parentId,
    created_at: formatTimestamp(token.createdAt),
    created_by: token.createdBy,
    expires_at: formatTimestampOrNull(token.expiresAt),
    not_before: formatTimestampOrNull(token.notBefore),
    allowed_ips: token.allowedAddresses === null ? null : [...token.allowedAddresses],
    rate_limit:
      token.rateLimit === null ? null : { limit: token.rateLimit.limit, window_seconds: token.rateLimit.windowSeconds },
    last_used_at: formatTimestampOrNull(lastUsed?.lastUsedAt ?? null),
    last_used_ip: lastUsed?.lastUsedAddress ?? null,
    recent_use: presentRecentUse(recentUse),
    revoked_at: formatTimestampOrNull(token.revocation?.at ?? null),
    revocation_reason: token.revocation?.reason ?? null,
    revoked_by: token.revocation?.actor ?? null,
  };
}

export function presentTokenDetail(facts: TokenFacts & { readonly uses: readonly PermissionUse[] }): TokenDetail {
  return {
    ...presentToken(facts),
    secrets: facts.secrets.map((secret) => ({
      public_id: secret.publicId,
      created_at: formatTimestamp(secret.createdAt),
      first_used_at: formatTimestampOrNull(secret.firstUsedAt),
      last_used_at: formatTimestampOrNull(secret.lastUsedAt),
      last_used_ip: secret.lastUsedAddress,
      retires_at: formatTimestampOrNull(secret.retiresAt),
    })),
    permissions_used: facts.uses.map(({ permission, lastUsedAt }) => ({
      permission,
      last_used_at: formatTimestamp(lastUsedAt),
    })),
  };
}

function presentRecentUse(use: RecentUse | undefined): RecentUseBody {
  return {
    permissions_used: [...(use?.permissions ?? [])],
    requests: use?.requests ?? 0,
    requests_last_day: use?.requestsLastDay ?? 0,
    addresses_last_day: use?.addressesLastDay ?? 0,
    last_user_agent: use?.lastUserAgent || null,
  };
}

function lastUsedSecret(secrets: readonly SecretRecord[]): SecretRecord | undefined {
  const at = (secret: SecretRecord): number => secret.lastUsedAt?.getTime() ?? -Infinity;
  return secrets.filter(({ lastUsedAt }) => lastUsedAt !== null).toSorted((a, b) => at(b) - at(a))[0];
}
