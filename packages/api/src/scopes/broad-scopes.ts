import { families } from './families.ts';
import { isRead, permissionNames, resourceOf, sensitivePermissions, type PermissionName } from './permissions.ts';

interface BroadScope {
  readonly summary: string;
  readonly permissions: readonly PermissionName[];
}

/** The account, its money, its people and its keys: named by a scope of their own, or not had. No coarse scope opens them. */
const OUTSIDE_COARSE: ReadonlySet<string> = new Set([
  'account',
  'billing',
  'organization',
  'organization_membership',
  'token',
  'two_factor',
  'audit',
]);

const resourcePermissions = permissionNames.filter((name) => !OUTSIDE_COARSE.has(resourceOf(name)));

/** One word for a whole area of the account. */
export const areas = {
  account: { summary: 'See the account: name, e-mail address, limits and status.', permissions: ['account:read'] },
  billing: { summary: 'See balance, billing history and invoices.', permissions: ['billing:read'] },
  actions: {
    summary: 'See actions, and start those that keep a Droplet’s disk and size, such as a reboot.',
    permissions: ['actions:read', 'actions:create'],
  },
  projects: {
    summary: 'See and manage projects, and move resources between them.',
    permissions: [...families.projects.read, ...families.projects.write],
  },
  '2fa': {
    summary: 'See and manage two-factor authentication.',
    permissions: ['two_factor:read', 'two_factor:update'],
  },
} as const satisfies Readonly<Record<string, BroadScope>>;

/** Everything about resources, and nothing about the account that owns them. `write` holds all of `read`. */
export const coarseScopes = {
  read: {
    summary: 'See every resource, but no credentials, account, billing or tokens.',
    permissions: resourcePermissions.filter((name) => isRead(name) && !sensitivePermissions.has(name)),
  },
  write: {
    summary: 'Do everything with every resource, but nothing with account, billing, two-factor or tokens.',
    permissions: resourcePermissions,
  },
} as const satisfies Readonly<Record<string, BroadScope>>;

export type AreaName = keyof typeof areas;
export type CoarseName = keyof typeof coarseScopes;
