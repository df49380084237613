import type { PermissionName } from './permissions.ts';

const DROPLET_COMPANIONS = ['droplet:read', 'image:read', 'regions:read', 'sizes:read', 'actions:read'] as const;

/**
 * The permissions that come along with a permission, because it cannot be used without them: a Droplet is not shown without
 * its image, region and size. DigitalOcean refuses a custom token that lacks them; a Postern scope brings them instead.
 */
const companions: Readonly<Partial<Record<PermissionName, readonly PermissionName[]>>> = {
  'droplet:read': DROPLET_COMPANIONS,
  'droplet:create': DROPLET_COMPANIONS,
  'droplet:update': DROPLET_COMPANIONS,
  'droplet:delete': DROPLET_COMPANIONS,
  'droplet:admin': DROPLET_COMPANIONS,
  'droplet:snapshot': DROPLET_COMPANIONS,
  'image:read': DROPLET_COMPANIONS,
  'image:create': DROPLET_COMPANIONS,
  'image:update': DROPLET_COMPANIONS,
  'image:delete': DROPLET_COMPANIONS,
  'snapshot:read': DROPLET_COMPANIONS,
  'snapshot:delete': ['snapshot:read', 'image:delete', ...DROPLET_COMPANIONS],
  'project:create': ['project:read'],
  'project:update': ['project:read', 'project:assign_resource'],
  'project:delete': ['project:read'],
  'project:assign_resource': ['project:read'],
  'ssh_key:create': ['ssh_key:read'],
  'ssh_key:update': ['ssh_key:read'],
  'ssh_key:delete': ['ssh_key:read'],
  'tag:create': ['tag:read'],
  'tag:delete': ['tag:read'],
  'vpc:delete': ['vpc:read', 'regions:read', 'sizes:read', 'actions:read'],
  'actions:create': ['actions:read'],
  'token:create': ['token:read'],
  'token:update': ['token:read'],
  'token:delete': ['token:read'],
  'two_factor:update': ['two_factor:read'],
};

/** The permissions with everything that comes along, companions of companions included, each once. */
export function withCompanions(permissions: Iterable<PermissionName>): PermissionName[] {
  const closed = new Set(permissions);
  // A set grows while it is walked, so that what is added is visited too.
  for (const permission of closed) {
    for (const companion of companions[permission] ?? []) closed.add(companion);
  }
  return [...closed];
}
