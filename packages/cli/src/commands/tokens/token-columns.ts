import type { Token } from '@postern/api';
import type { Column } from '../../output/column.ts';

export const tokenColumns: readonly Column<Token>[] = [
  { name: 'ID', value: ({ id }) => id },
  { name: 'Name', value: ({ name }) => name },
  { name: 'StartsWith', title: 'Starts With', value: (token) => token.starts_with },
  { name: 'Scopes', value: ({ scopes }) => scopes.join(',') },
  { name: 'State', value: ({ state }) => state },
  { name: 'LastUsed', title: 'Last Used', value: (token) => token.last_used_at },
  { name: 'LastUsedIP', title: 'Last Used IP', value: (token) => token.last_used_ip },
  { name: 'Expires', value: (token) => token.expires_at ?? 'never' },
  { name: 'Created', value: (token) => token.created_at },
  { name: 'CreatedBy', title: 'Created By', hidden: true, value: (token) => token.created_by },
  { name: 'ParentID', title: 'Parent ID', hidden: true, value: (token) => token.parent_id },
  { name: 'NotBefore', title: 'Not Before', hidden: true, value: (token) => token.not_before },
  { name: 'AllowedIPs', title: 'Allowed IPs', hidden: true, value: (token) => token.allowed_ips?.join(',') ?? 'any' },
  { name: 'RateLimit', title: 'Rate Limit', hidden: true, value: (token) => rateText(token) },
  { name: 'Requests', hidden: true, value: (token) => token.recent_use.requests },
  { name: 'Revoked', hidden: true, value: (token) => token.revoked_at },
  { name: 'Reason', hidden: true, value: (token) => token.revocation_reason },
];

function rateText({ rate_limit: rate }: Token): string | undefined {
  return rate === null ? undefined : `${rate.limit}/${rate.window_seconds}s`;
}
