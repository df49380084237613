import type { PermissionName } from './permissions.ts';

interface Family {
  readonly reading: string;
  readonly writing: string;
  readonly read: readonly PermissionName[];
  /** Beyond `read`, which `<family>:write` always holds. */
  readonly write: readonly PermissionName[];
}

/** `<family>:read` and `<family>:write`: one kind of resource, to look at or to work with. Companions are added to both. */
export const families = {
  droplets: {
    reading: 'See Droplets, with their images, sizes, regions and actions.',
    writing: 'Create, change, snapshot, rebuild and destroy Droplets.',
    read: ['droplet:read'],
    write: [
      'droplet:create',
      'droplet:update',
      'droplet:delete',
      'droplet:admin',
      'droplet:snapshot',
      // What a request to create a Droplet may name.
      'ssh_key:read',
      'tag:read',
      'tag:create',
      'vpc:read',
    ],
  },
  images: {
    reading: 'See images, and the Droplets they belong to.',
    writing: 'Import, change, transfer and delete images.',
    read: ['image:read'],
    write: ['image:create', 'image:update', 'image:delete'],
  },
  snapshots: {
    reading: 'See snapshots of Droplets and volumes.',
    writing: 'See and delete snapshots, and the images behind them.',
    read: ['snapshot:read', 'block_storage_snapshot:read'],
    write: ['snapshot:delete', 'image:delete'],
  },
  ssh_keys: {
    reading: 'See SSH keys.',
    writing: 'Add, rename and remove SSH keys.',
    read: ['ssh_key:read'],
    write: ['ssh_key:create', 'ssh_key:update', 'ssh_key:delete'],
  },
  tags: {
    reading: 'See tags, and filter by them.',
    writing: 'Create, assign and delete tags.',
    read: ['tag:read'],
    write: ['tag:create', 'tag:delete'],
  },
  projects: {
    reading: 'See projects and what is in them.',
    writing: 'Create, change and delete projects, and move resources between them.',
    read: ['project:read'],
    write: ['project:create', 'project:update', 'project:delete', 'project:assign_resource'],
  },
  volumes: {
    reading: 'See volumes, their snapshots and actions.',
    writing: 'Create, attach, resize, snapshot and delete volumes.',
    read: ['block_storage:read', 'block_storage_action:read', 'block_storage_snapshot:read'],
    write: [
      'block_storage:create',
      'block_storage:delete',
      'block_storage_action:create',
      'block_storage_snapshot:create',
      'block_storage_snapshot:delete',
    ],
  },
  vpcs: {
    reading: 'See VPC networks and their members.',
    writing: 'Create, change and delete VPC networks.',
    read: ['vpc:read'],
    write: ['vpc:create', 'vpc:update', 'vpc:delete'],
  },
  domains: {
    reading: 'See domains and DNS records.',
    writing: 'Add, change and remove domains and DNS records.',
    read: ['domain:read'],
    write: ['domain:create', 'domain:update', 'domain:delete'],
  },
  reserved_ips: {
    reading: 'See reserved IP addresses.',
    writing: 'Reserve, assign and release IP addresses.',
    read: ['reserved_ip:read'],
    write: ['reserved_ip:create', 'reserved_ip:update', 'reserved_ip:delete'],
  },
  tokens: {
    reading: 'See tokens, their scopes and when they were used.',
    writing: 'Mint, change, rotate and revoke tokens, never beyond what this token may do.',
    read: ['token:read'],
    write: ['token:create', 'token:update', 'token:delete'],
  },
} as const satisfies Readonly<Record<string, Family>>;

export type FamilyName = `${keyof typeof families}:${'read' | 'write'}`;
