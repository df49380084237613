import { describe, expect, it } from 'vitest';
import { routeTable } from '../route-table.ts';
import { scopeListSchema } from '../schemas/scope.ts';
import { scopePresets } from './presets.ts';
import { renamedScopes } from './renamed-scopes.ts';
import { scopeCatalogue, scopeDefinitions } from './scope-catalogue.ts';
import { scopeList } from './scope-list.ts';

const scope = (name: string) => scopeDefinitions.find((definition) => definition.name === name);

describe('the scope catalogue', () => {
  it('takes every permission as a scope of the same name', () => {
    expect(scopeCatalogue.permissionNames.filter((name) => scope(name)?.kind !== 'fine')).toEqual([]);
  });

  it('lets a Droplet be created but not imaged through droplets:write', () => {
    expect(scope('droplets:write')?.permissions).toEqual([
      'actions:read',
      'droplet:create',
      'droplet:read',
      'droplet:update',
      'droplet:delete',
      'droplet:admin',
      'image:read',
      'regions:read',
      'sizes:read',
      'ssh_key:read',
      'tag:create',
      'tag:read',
      'vpc:read',
      'droplet:snapshot',
    ]);
  });

  it('takes a replaced name for what it became, and names the successor', () => {
    expect(Object.keys(renamedScopes)).toHaveLength(9);
    expect(scope('nfs:list')).toMatchObject({ kind: 'fine', permissions: ['nfs:read'], replacedBy: 'nfs:read' });
    expect(scopeCatalogue.grantOf(['database:write']).permissions).toEqual(
      scopeCatalogue.permissionSet(['database:update']),
    );
  });

  it('looks names up exactly, and knows the one that was meant', () => {
    const wrong = ['droplets:reed', 'Droplets:read', ' read', 'read ', '*', 'droplets:*', '', 'constructor'];
    expect(scopeCatalogue.unknownScopes(wrong).map(({ name }) => name)).toEqual(wrong);
    expect(scopeCatalogue.unknownScopes(['droplets:reed'])).toEqual([
      { name: 'droplets:reed', nearest: 'droplets:read' },
    ]);
  });

  it('grants nothing for an empty list', () => {
    expect(scopeCatalogue.namesOf(scopeCatalogue.grantOf([]).permissions)).toEqual([]);
  });

  it('marks as sensitive what hands out credentials, opens machines or gives power over tokens', () => {
    const sensitive = scopeDefinitions.filter((definition) => definition.sensitive && definition.kind !== 'fine');
    expect(sensitive.map(({ name }) => name)).toEqual(['write', '2fa', 'droplets:write', 'tokens:write']);
  });

  it('offers presets made of its own scopes', () => {
    expect(scopeCatalogue.unknownScopes(scopePresets.flatMap(({ scopes }) => scopes))).toEqual([]);
    const scopesOf = new Map(scopePresets.map(({ name, scopes }) => [name, scopes.join(' ')]));
    expect(scopesOf.get('full_access')).toBe('write account billing 2fa tokens:write audit:read');
    expect(scopesOf.get('read_only')).toBe('read account billing');
    expect(scopesOf.get('custom')).toBe('');
  });

  it('offers full access last and for a week, and only that with anything sensitive beside Droplets', () => {
    const last = scopePresets.at(-1);
    expect([last?.name, last?.expiresInDays]).toEqual(['full_access', 7]);
    const sensitive = new Set(scopeDefinitions.filter((scope) => scope.sensitive).map(({ name }) => name));
    for (const { name, scopes } of scopePresets.slice(0, -1)) {
      expect(
        scopes.filter((scope) => sensitive.has(scope) && scope !== 'droplets:write'),
        name,
      ).toEqual([]);
    }
  });
});

describe('the list of scopes that is served', () => {
  it('has the shape that its route promises, nothing left out or over', () => {
    expect(scopeListSchema.parse(scopeList)).toEqual(scopeList);
    expect(scopeList.scopes.map(({ name }) => name)).toEqual([...scopeCatalogue.scopes.keys()]);
    expect(scopeList.permissions.map(({ name }) => name)).toEqual(scopeCatalogue.permissionNames);
  });

  it('names the routes that each permission opens, and under what condition', () => {
    const openedBy = (permission: string): string[] =>
      scopeList.permissions
        .find(({ name }) => name === permission)
        ?.routes.map(({ method, path, when }) => `${method} ${path}${when === null ? '' : ` when ${when}`}`) ?? [];
    expect(openedBy('audit:read')).toEqual(['GET /v2/audit']);
    expect(openedBy('tag:read')).toContain('GET /v2/droplets when tag_name is given');
    expect(openedBy('droplet:delete')).toContain('DELETE /v2/droplets/{droplet_id}');
    expect(openedBy('kubernetes:access_cluster')).toEqual([]);
    const named = scopeList.permissions.flatMap(({ routes }) => routes.map(({ operation_id }) => operation_id));
    const scoped = Object.values(routeTable).filter(({ access }) => access.kind === 'permissions');
    expect(new Set(named)).toEqual(new Set(scoped.map(({ operationId }) => operationId)));
  });
});
