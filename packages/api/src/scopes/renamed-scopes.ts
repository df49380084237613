import type { PermissionName } from './permissions.ts';

/** Names that DigitalOcean published by mistake and has since replaced. Still taken as scopes, so that old scripts go on working. */
export const renamedScopes = {
  'byoip_prefix:write': 'byoip_prefix:update',
  'database:write': 'database:update',
  'dedicated_inference_tokens:create': 'dedicated_inference_token:create',
  'dedicated_inference_tokens:delete': 'dedicated_inference_token:delete',
  'dedicated_inference_tokens:read': 'dedicated_inference_token:read',
  'genai:default': 'genai:update',
  'nfs:list': 'nfs:read',
  'organization:read': 'organization_membership:read_teams',
  'partner_network_connect:write': 'partner_network_connect:update',
} as const satisfies Readonly<Record<string, PermissionName>>;

export type RenamedScopeName = keyof typeof renamedScopes;
