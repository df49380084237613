import { createScopeCatalogue, type ScopeCatalogue, type ScopeDefinition } from '../scope-catalogue.ts';

const READING = [
  'droplet:read',
  'image:read',
  'actions:read',
  'account:read',
  'billing:read',
  'audit:read',
  'tag:read',
  'volume:read',
  'domain:read',
  'vpc:read',
  'project:read',
  'two_factor:read',
  'token:read',
] as const;

const CHANGING = [
  'droplet:create',
  'droplet:update',
  'droplet:delete',
  'image:create',
  'image:delete',
  'actions:create',
  'tag:create',
  'tag:delete',
  'volume:create',
  'volume:delete',
  'domain:create',
  'domain:update',
  'domain:delete',
  'vpc:create',
  'vpc:update',
  'vpc:delete',
  'project:create',
  'project:update',
  'two_factor:update',
  'token:create',
  'token:update',
  'token:delete',
] as const;

/** Over 32, so that a set of permissions is more than one word. */
export const PERMISSIONS: readonly string[] = [...READING, ...CHANGING];

/** Reads that come along with every permission on a resource beside its own read. */
const COMPANIONS: Readonly<Record<string, readonly string[]>> = { droplet: ['image:read', 'actions:read'] };

/** A permission with all that comes along with it. */
function withCompanions(permission: string): string[] {
  const resource = permission.split(':')[0] ?? '';
  return [...new Set([permission, `${resource}:read`, ...(COMPANIONS[resource] ?? [])])];
}

function scope(kind: ScopeDefinition['kind'], name: string, permissions: readonly string[]): ScopeDefinition {
  const closed = [...new Set(permissions.flatMap(withCompanions))];
  return { name, kind, summary: `Opens ${name}.`, sensitive: false, permissions: closed };
}

function family(name: string, resource: string): ScopeDefinition[] {
  const held = PERMISSIONS.filter((permission) => permission.startsWith(`${resource}:`));
  return [scope('family', `${name}:read`, [`${resource}:read`]), scope('family', `${name}:write`, held)];
}

const isOfResource = (permission: string): boolean => !/^(account|billing|audit|two_factor|token):/.test(permission);

export const SCOPES: readonly ScopeDefinition[] = [
  scope('coarse', 'read', READING.filter(isOfResource)),
  scope('coarse', 'write', PERMISSIONS.filter(isOfResource)),
  scope('area', 'account', ['account:read']),
  scope('area', 'billing', ['billing:read']),
  scope('area', 'actions', ['actions:read', 'actions:create']),
  scope('area', '2fa', ['two_factor:read', 'two_factor:update']),
  // Holds a read that does not come along with what it changes.
  scope('area', 'storage', ['volume:create', 'domain:read']),
  ...family('droplets', 'droplet'),
  ...family('images', 'image'),
  ...family('tags', 'tag'),
  ...family('volumes', 'volume'),
  ...family('tokens', 'token'),
  ...PERMISSIONS.map((permission) => scope('fine', permission, [permission])),
];

/** A handful of permissions with families, areas and coarse scopes over them; every scope holds its companions. */
export const catalogue: ScopeCatalogue = createScopeCatalogue({
  permissions: PERMISSIONS.map((name) => ({ name, reads: name.endsWith(':read') })),
  scopes: SCOPES,
});
