/** A client of a token, and how many requests it sends on a working day. */
export interface ShowcaseClient {
  readonly address: string;
  readonly userAgent: string;
  readonly requests: number;
}

/** A token as it is to look after its past. */
export interface ShowcaseToken {
  readonly name: string;
  readonly scopes: readonly string[];
  readonly createdDaysAgo: number;
  /** From today; `null`: it has no end. */
  readonly endsInDays: number | null;
  /** What it was used for, in the order of the catalogue. */
  readonly used: readonly string[];
  readonly clients: readonly ShowcaseClient[];
  /** How long ago it was last used. */
  readonly lastUsedMinutesAgo?: number;
  /** What it was asked for and lacked, now and then. */
  readonly refused?: string;
  readonly revoked?: { readonly daysAgo: number; readonly reason: 'leaked' | 'no_longer_needed' };
}

const RUNNERS = [
  { address: '203.0.113.7', userAgent: 'doctl/1.151', requests: 540 },
  { address: '203.0.113.8', userAgent: 'doctl/1.151', requests: 310 },
];

/** The token whose pages are shown. */
export const MAIN_TOKEN = 'ci-deploy';

/** In the order in which they were made. */
export const showcaseTokens: readonly ShowcaseToken[] = [
  {
    name: 'grafana',
    scopes: ['read', 'billing:read'],
    createdDaysAgo: 39,
    endsInDays: null,
    used: ['account:read', 'droplet:read', 'billing:read'],
    clients: [{ address: '198.51.100.23', userAgent: 'Grafana/12.1', requests: 1440 }],
    lastUsedMinutesAgo: 1,
  },
  {
    name: 'jenkins (old)',
    scopes: ['droplets:write', 'images:write', 'ssh_keys:write'],
    createdDaysAgo: 38,
    endsInDays: 52,
    used: ['droplet:read', 'droplet:create'],
    clients: [{ address: '192.0.2.44', userAgent: 'curl/8.14', requests: 60 }],
    lastUsedMinutesAgo: 9 * 24 * 60 + 35,
    revoked: { daysAgo: 9, reason: 'leaked' },
  },
  {
    name: 'terraform-production',
    scopes: ['account', 'droplets:write', 'domains:write', 'volumes:write', 'vpcs:write', 'tags:write'],
    createdDaysAgo: 35,
    endsInDays: 55,
    used: ['account:read', 'domain:read', 'domain:update', 'droplet:read', 'droplet:create', 'droplet:delete'],
    clients: [{ address: '198.51.100.9', userAgent: 'Terraform/1.13', requests: 130 }],
    lastUsedMinutesAgo: 190,
  },
  {
    name: MAIN_TOKEN,
    scopes: ['droplets:write', 'images:write', 'ssh_keys:read', 'tags:write'],
    createdDaysAgo: 33,
    endsInDays: 12,
    used: ['droplet:read', 'droplet:create', 'droplet:delete', 'image:read', 'ssh_key:read'],
    clients: RUNNERS,
    lastUsedMinutesAgo: 3,
    refused: 'domain:create',
  },
  {
    name: 'nightly-snapshots',
    scopes: ['droplets:read', 'snapshots:write'],
    createdDaysAgo: 30,
    endsInDays: 60,
    used: ['droplet:read', 'snapshot:read', 'snapshot:delete'],
    clients: [{ address: '198.51.100.9', userAgent: 'python-requests/2.32', requests: 24 }],
    lastUsedMinutesAgo: 11 * 60,
  },
  {
    name: 'trial-script',
    scopes: ['droplets:read'],
    createdDaysAgo: 21,
    endsInDays: -14,
    used: ['droplet:read'],
    clients: [{ address: '192.0.2.80', userAgent: 'curl/8.14', requests: 9 }],
    lastUsedMinutesAgo: 15 * 24 * 60,
  },
  {
    name: 'invoices to accounting',
    scopes: ['billing:read'],
    createdDaysAgo: 16,
    endsInDays: 74,
    used: ['billing:read'],
    clients: [{ address: '198.51.100.77', userAgent: 'curl/8.14', requests: 2 }],
    lastUsedMinutesAgo: 6 * 24 * 60,
  },
  {
    name: 'ada’s laptop',
    scopes: ['account', 'actions', 'droplets:write', 'images:read', 'projects:read', 'ssh_keys:write', 'tags:write'],
    createdDaysAgo: 8,
    endsInDays: 82,
    used: ['account:read', 'actions:read', 'droplet:read', 'droplet:update', 'image:read', 'ssh_key:read', 'tag:read'],
    clients: [{ address: '203.0.113.150', userAgent: 'doctl/1.151', requests: 45 }],
    lastUsedMinutesAgo: 52,
  },
];
