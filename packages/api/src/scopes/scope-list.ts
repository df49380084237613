import type { ScopeList } from '../schemas/scope.ts';
import { findOpenedRoutes } from './opened-routes.ts';
import { isRead, permissionNames, permissionSummaries, sensitivePermissions } from './permissions.ts';
import { scopePresets } from './presets.ts';
import { scopeDefinitions } from './scope-catalogue.ts';

const openedRoutes = findOpenedRoutes();

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
    routes: [...(openedRoutes.get(name) ?? [])],
  })),
  presets: scopePresets.map(({ name, title, summary, scopes, expiresInDays }) => ({
    name,
    title,
    summary,
    scopes: [...scopes],
    expires_in_days: expiresInDays,
  })),
};
