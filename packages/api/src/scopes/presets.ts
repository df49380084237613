import type { ScopeName } from './scope-catalogue.ts';

/** What a person starts from when making a token: for what it will be used, from the narrowest to the widest. */
export interface ScopePreset {
  readonly name: string;
  readonly title: string;
  readonly summary: string;
  readonly scopes: readonly ScopeName[];
  /** How long a token of this kind should last, unless there is a reason for longer. */
  readonly expiresInDays: number;
}

export const scopePresets: readonly ScopePreset[] = [
  {
    name: 'ci',
    title: 'CI pipeline',
    summary: 'Create Droplets for a run, act on them and destroy them.',
    scopes: ['droplets:write', 'ssh_keys:read', 'tags:read'],
    expiresInDays: 30,
  },
  {
    name: 'doctl',
    title: 'doctl',
    summary: 'Manage Droplets and what goes with them from a terminal.',
    scopes: [
      'account',
      'actions',
      'droplets:write',
      'images:read',
      'projects:read',
      'snapshots:write',
      'ssh_keys:write',
      'tags:write',
    ],
    expiresInDays: 90,
  },
  {
    name: 'terraform',
    title: 'Terraform',
    summary: 'Plan, apply and destroy all that the provider manages.',
    scopes: [
      'account',
      'actions:read',
      'domains:write',
      'droplets:write',
      'images:write',
      'projects:write',
      'reserved_ips:write',
      'snapshots:write',
      'ssh_keys:write',
      'tags:write',
      'volumes:write',
      'vpcs:write',
    ],
    expiresInDays: 90,
  },
  {
    name: 'dashboard',
    title: 'Dashboard',
    summary: 'Watch resources and what they cost.',
    scopes: ['read', 'billing'],
    expiresInDays: 90,
  },
  {
    name: 'read_only',
    title: 'Read only',
    summary: 'Look at resources, account and billing, and change nothing.',
    scopes: ['read', 'account', 'billing'],
    expiresInDays: 90,
  },
  {
    name: 'custom',
    title: 'Custom',
    summary: 'Start from nothing and pick scopes one by one.',
    scopes: [],
    expiresInDays: 90,
  },
  {
    name: 'full_access',
    title: 'Full access',
    summary: 'Everything the account can do.',
    scopes: ['write', 'account', 'billing', '2fa', 'tokens:write', 'audit:read'],
    expiresInDays: 7,
  },
];
