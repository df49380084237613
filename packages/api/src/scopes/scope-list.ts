import type { ScopeList } from '../schemas/scope.ts';
import { isRead, permissionNames, permissionSummaries, sensitivePermissions } from './permissions.ts';
import { scopePresets } from './presets.ts';
import { scopeDefinitions } from './scope-catalogue.ts';

/** The answer of `GET /v2/scopes`: the whole catalogue, the same for everybody. */
export const scopeList: ScopeList = {
  scopes: scopeDefinitions.map(({ name, kind, summary, sensitive, permissions, replacedBy }) => ({
    name,
    kind,
    summary,
    sensitive,
    permissions: [...permissions],
    replaced_by: replacedBy ?? null,
  })),
  permissions: permissionNames.map((name) => ({
    name,
    summary: permissionSummaries[name],
    reads: isRead(name),
    sensitive: sensitivePermissions.has(name),
  })),
  presets: scopePresets.map(({ name, summary, scopes }) => ({ name, summary, scopes: [...scopes] })),
};
