import { scopeCatalogue } from '@postern/api';
import { describe, expect, it } from 'vitest';

const scopes = [...scopeCatalogue.scopes.values()];
const permissionsOf = (name: string): ReadonlySet<string> => new Set(scopeCatalogue.scopes.get(name)?.permissions);
const holdersOf = (permission: string): string[] =>
  scopes.filter(({ permissions }) => permissions.includes(permission)).map(({ name }) => name);
const missing = (wider: string, narrower: string): string[] =>
  [...permissionsOf(narrower)].filter((permission) => !permissionsOf(wider).has(permission));

const DROPLET_READS = ['droplet:read', 'image:read', 'regions:read', 'sizes:read', 'actions:read'];

/** What comes along with what, by hand: a resource with all its verbs, or one permission. */
const COMES_WITH: readonly (readonly [holder: RegExp, companions: readonly string[]])[] = [
  [/^droplet:/, DROPLET_READS],
  [/^image:/, DROPLET_READS],
  [/^snapshot:/, ['snapshot:read', ...DROPLET_READS]],
  [/^snapshot:delete$/, ['image:delete']],
  [/^project:/, ['project:read']],
  [/^project:update$/, ['project:assign_resource']],
  [/^ssh_key:/, ['ssh_key:read']],
  [/^tag:/, ['tag:read']],
  [/^vpc:delete$/, ['vpc:read', 'regions:read', 'sizes:read', 'actions:read']],
  [/^actions:/, ['actions:read']],
  [/^token:(create|update|delete)$/, ['token:read']],
  [/^two_factor:/, ['two_factor:read']],
];

describe('laws of the scope catalogue', () => {
  const families = scopes.filter(({ kind, name }) => kind === 'family' && name.endsWith(':write'));

  it.each(families.map(({ name }) => name))('%s holds all that its reading half holds', (name) => {
    const reading = name.replace(':write', ':read');
    expect(permissionsOf(reading).size).toBeGreaterThan(0);
    expect(missing(name, reading)).toEqual([]);
    expect(permissionsOf(name).size).toBeGreaterThan(permissionsOf(reading).size);
  });

  it('write holds all that read holds', () => {
    expect(permissionsOf('read').size).toBeGreaterThan(30);
    expect(missing('write', 'read')).toEqual([]);
  });

  it('write holds every family of resources, and read every reading half', () => {
    const resources = scopes.filter(({ kind, name }) => kind === 'family' && !name.startsWith('tokens:'));
    for (const { name } of resources) expect(missing('write', name)).toEqual([]);
    for (const { name } of resources.filter((scope) => scope.readOnly)) expect(missing('read', name)).toEqual([]);
  });

  it('projects is projects:write', () => {
    expect(permissionsOf('projects')).toEqual(permissionsOf('projects:write'));
  });

  it('brings with every permission what it cannot be used without, in every scope', () => {
    for (const { name, permissions } of scopes) {
      for (const [holder, companions] of COMES_WITH) {
        if (!permissions.some((permission) => holder.test(permission))) continue;
        expect(
          companions.filter((companion) => !permissions.includes(companion)),
          name,
        ).toEqual([]);
      }
    }
  });

  it('brings nothing else with a permission', () => {
    const companionsOf = (name: string): readonly string[] =>
      COMES_WITH.flatMap(([holder, companions]) => (holder.test(name) ? companions : []));
    for (const { name, permissions } of scopes.filter((scope) => scopeCatalogue.permissionNames.includes(scope.name))) {
      // Droplets, images and snapshots lead to one another, but in no more than two steps.
      const first = [name, ...companionsOf(name)];
      const second = [...first, ...first.flatMap(companionsOf)];
      expect([...permissions].sort(), name).toEqual([...new Set(second)].sort());
    }
  });
});

describe('what is named or not had', () => {
  /** Scopes that hold each permission outside DigitalOcean's resources: these and no other. */
  const HOLDERS: Readonly<Record<string, readonly string[]>> = {
    'account:read': ['account', 'account:read'],
    'billing:read': ['billing', 'billing:read'],
    'organization:create': ['organization:create'],
    'organization_membership:read_teams': ['organization_membership:read_teams', 'organization:read'],
    'token:read': ['tokens:read', 'tokens:write', 'token:create', 'token:read', 'token:update', 'token:delete'],
    'token:create': ['tokens:write', 'token:create'],
    'token:update': ['tokens:write', 'token:update'],
    'token:delete': ['tokens:write', 'token:delete'],
    'token:introspect': ['token:introspect'],
    'two_factor:read': ['2fa', 'two_factor:read', 'two_factor:update'],
    'two_factor:update': ['2fa', 'two_factor:update'],
    'audit:read': ['audit:read'],
    'actions:create': ['write', 'actions', 'actions:create'],
    'droplet:snapshot': ['write', 'droplets:write', 'droplet:snapshot'],
    'image:create': ['write', 'images:write', 'image:create'],
    'droplet:admin': ['write', 'droplets:write', 'droplet:admin'],
    'database:view_credentials': ['write', 'database:view_credentials'],
    'kubernetes:access_cluster': ['write', 'kubernetes:access_cluster'],
    'app:access_console': ['write', 'app:access_console'],
    'function:admin': ['write', 'function:admin'],
    'spaces_key:create_credentials': ['write', 'spaces_key:create_credentials'],
  };

  it.each(Object.entries(HOLDERS))('%s is held by these scopes alone', (permission, holders) => {
    expect(holdersOf(permission).sort()).toEqual([...holders].sort());
  });
});
