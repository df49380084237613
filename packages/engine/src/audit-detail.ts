import type { AuditDetail } from './audit.ts';
import type { Bounds } from './delegation.ts';

/** What a token may do, as the audit trail writes it. */
export function auditBounds(bounds: Bounds): Record<string, AuditDetail> {
  const { scopes, expiresAt, notBefore, allowedAddresses, rateLimit } = bounds;
  return {
    scopes,
    expires_at: expiresAt?.toISOString() ?? null,
    not_before: notBefore?.toISOString() ?? null,
    allowed_ips: allowedAddresses,
    rate_limit: rateLimit === null ? null : `${rateLimit.limit} in ${rateLimit.windowSeconds} s`,
  };
}
