/** Where a resource stands in the picker. */
export type SectionName = 'Compute' | 'Network' | 'Organise' | 'Account' | 'Other';

/** How people call a resource. */
export interface ResourceName {
  /** The part of a permission's name before the colon: `block_storage`. */
  readonly prefix: string;
  /** In a sentence: "volumes". */
  readonly noun: string;
  /** The part of a family's or an area's name before the colon, where it is another word: `volumes`. */
  readonly stem?: string;
  readonly section: SectionName;
  /** The resource in whose row it stands, where it has none of its own. */
  readonly within?: string;
}

/** In the order of the picker. What is not here is named after its prefix, and stands last. */
export const resourceNames: readonly ResourceName[] = [
  { prefix: 'droplet', noun: 'Droplets', stem: 'droplets', section: 'Compute' },
  { prefix: 'image', noun: 'images', stem: 'images', section: 'Compute' },
  { prefix: 'snapshot', noun: 'snapshots', stem: 'snapshots', section: 'Compute' },
  { prefix: 'block_storage', noun: 'volumes', stem: 'volumes', section: 'Compute' },
  { prefix: 'block_storage_action', noun: 'volume actions', section: 'Compute', within: 'block_storage' },
  { prefix: 'block_storage_snapshot', noun: 'volume snapshots', section: 'Compute', within: 'block_storage' },
  { prefix: 'ssh_key', noun: 'SSH keys', stem: 'ssh_keys', section: 'Compute' },
  { prefix: 'sizes', noun: 'sizes', section: 'Compute' },
  { prefix: 'regions', noun: 'regions', section: 'Compute' },
  { prefix: 'vpc', noun: 'VPC networks', stem: 'vpcs', section: 'Network' },
  { prefix: 'reserved_ip', noun: 'reserved IP addresses', stem: 'reserved_ips', section: 'Network' },
  { prefix: 'domain', noun: 'domains', stem: 'domains', section: 'Network' },
  { prefix: 'firewall', noun: 'firewalls', section: 'Network' },
  { prefix: 'project', noun: 'projects', stem: 'projects', section: 'Organise' },
  { prefix: 'tag', noun: 'tags', stem: 'tags', section: 'Organise' },
  { prefix: 'actions', noun: 'actions', section: 'Organise' },
  { prefix: 'account', noun: 'the account', section: 'Account' },
  { prefix: 'billing', noun: 'billing', section: 'Account' },
  { prefix: 'token', noun: 'tokens', stem: 'tokens', section: 'Account' },
  { prefix: 'two_factor', noun: 'two-factor authentication', stem: '2fa', section: 'Account' },
  { prefix: 'audit', noun: 'the audit trail', section: 'Account' },
  { prefix: 'addon', noun: 'add-ons', section: 'Other' },
  { prefix: 'api', noun: 'volumes by an old name', section: 'Other' },
  { prefix: 'app', noun: 'apps', section: 'Other' },
  { prefix: 'byoip_prefix', noun: 'own address prefixes', section: 'Other' },
  { prefix: 'cdn', noun: 'CDN endpoints', section: 'Other' },
  { prefix: 'certificate', noun: 'certificates', section: 'Other' },
  { prefix: 'database', noun: 'databases', section: 'Other' },
  { prefix: 'dedicated_inference', noun: 'dedicated inference', section: 'Other' },
  {
    prefix: 'dedicated_inference_token',
    noun: 'inference tokens',
    section: 'Other',
  },
  { prefix: 'function', noun: 'functions', section: 'Other' },
  { prefix: 'genai', noun: 'AI agents', section: 'Other' },
  { prefix: 'kubernetes', noun: 'Kubernetes clusters', section: 'Other' },
  { prefix: 'load_balancer', noun: 'load balancers', section: 'Other' },
  { prefix: 'monitoring', noun: 'monitoring', section: 'Other' },
  { prefix: 'nat_gateway', noun: 'NAT gateways', section: 'Other' },
  { prefix: 'nfs', noun: 'network file shares', section: 'Other' },
  { prefix: 'organization', noun: 'the organisation', section: 'Other' },
  { prefix: 'organization_membership', noun: 'teams of the organisation', section: 'Other' },
  { prefix: 'partner_network_connect', noun: 'partner networks', section: 'Other' },
  { prefix: 'registry', noun: 'container registries', section: 'Other' },
  { prefix: 'security', noun: 'security scans', section: 'Other' },
  { prefix: 'spaces_key', noun: 'object storage keys', section: 'Other' },
  { prefix: 'uptime', noun: 'uptime checks', section: 'Other' },
  { prefix: 'vpc_peering', noun: 'VPC peerings', section: 'Other' },
];

const byPrefix = new Map(resourceNames.map((name) => [name.prefix, name]));
const byStem = new Map(resourceNames.map((name) => [name.stem ?? name.prefix, name]));

/** The name for the first part of a permission, such as `droplet`. */
export function nameOfPrefix(prefix: string): ResourceName {
  return byPrefix.get(prefix) ?? { prefix, noun: prefix.replaceAll('_', ' '), section: 'Other' };
}

/** The name for the first part of a family or an area, such as `droplets`; none for a coarse scope. */
export function nameOfStem(stem: string): ResourceName | undefined {
  return byStem.get(stem);
}

/** "Droplets", as a heading. */
export function titleOf({ noun }: ResourceName): string {
  const bare = noun.replace(/^the /, '');
  return bare.charAt(0).toUpperCase() + bare.slice(1);
}
