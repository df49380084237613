/** A list of the account that `createMany` fills. */
interface List {
  /** The field of the answer that holds the items. */
  readonly field: string;
  readonly total: number;
}

/** The lists that there are, by path as the route table spells it, with and without their filters. */
export const LISTS: Readonly<Record<string, List>> = {
  '/v2/account/keys': { field: 'ssh_keys', total: 27 },
  // For each Droplet, image, transfer and reserved IP, and all that was done to one Droplet, one volume and one address.
  '/v2/actions': { field: 'actions', total: 45 + 3 + 4 + 14 + 11 + 12 + 12 },
  // One entry for each token issued, one for each revoked.
  '/v2/audit': { field: 'audit', total: 38 },
  // A bill and its payment for each month.
  '/v2/customers/my/billing_history': { field: 'billing_history', total: 22 },
  '/v2/customers/my/invoices': { field: 'invoices', total: 11 },
  // Of a whole month: Droplets, volumes, and addresses that are assigned to nothing.
  '/v2/customers/my/invoices/{invoice_uuid}': { field: 'invoice_items', total: 45 + 14 + 14 },
  '/v2/domains': { field: 'domains', total: 13 },
  // Beside the four that every domain has.
  '/v2/domains/{domain_name}/records': { field: 'domain_records', total: 24 },
  '/v2/domains/{domain_name}/records?type=A': { field: 'domain_records', total: 20 },
  '/v2/domains/{domain_name}/records?name=host-7.{domain_name}&type=A': { field: 'domain_records', total: 1 },
  '/v2/droplets': { field: 'droplets', total: 45 },
  '/v2/droplets/backups/policies': { field: 'policies', total: 45 },
  '/v2/droplets/{droplet_id}/actions': { field: 'actions', total: 12 },
  '/v2/droplets/{droplet_id}/backups': { field: 'backups', total: 9 },
  '/v2/droplets/{droplet_id}/firewalls': { field: 'firewalls', total: 0 },
  '/v2/droplets/{droplet_id}/kernels': { field: 'kernels', total: 0 },
  '/v2/droplets/{droplet_id}/snapshots': { field: 'snapshots', total: 20 },
  '/v2/droplets?name=web-7': { field: 'droplets', total: 1 },
  '/v2/droplets?tag_name=even&type=droplets': { field: 'droplets', total: 23 },
  '/v2/droplets?type=gpus': { field: 'droplets', total: 0 },
  '/v2/floating_ips': { field: 'floating_ips', total: 14 },
  '/v2/floating_ips/{floating_ip}/actions': { field: 'actions', total: 13 },
  // Beside 41 public ones.
  '/v2/images': { field: 'images', total: 41 + 20 + 9 + 3 },
  '/v2/images/{image_id}/actions': { field: 'actions', total: 5 },
  '/v2/images?private=true&tag_name=even': { field: 'images', total: 3 },
  '/v2/projects': { field: 'projects', total: 12 },
  // Droplets, volumes, addresses, and the domain that is not in the project below.
  '/v2/projects/default/resources': { field: 'resources', total: 45 + 14 + 14 + 1 },
  '/v2/projects/{project_id}/resources': { field: 'resources', total: 12 },
  '/v2/regions': { field: 'regions', total: 15 },
  '/v2/reserved_ips': { field: 'reserved_ips', total: 14 },
  '/v2/reserved_ips/{reserved_ip}/actions': { field: 'actions', total: 13 },
  '/v2/sizes': { field: 'sizes', total: 147 },
  '/v2/snapshots': { field: 'snapshots', total: 45 },
  '/v2/snapshots?resource_type=volume': { field: 'snapshots', total: 25 },
  // Beside the two that the Droplets brought.
  '/v2/tags': { field: 'tags', total: 33 },
  '/v2/tokens': { field: 'tokens', total: 24 },
  '/v2/tokens?state=all': { field: 'tokens', total: 31 },
  '/v2/tokens?state=revoked': { field: 'tokens', total: 7 },
  '/v2/volumes': { field: 'volumes', total: 14 },
  '/v2/volumes/{volume_id}/actions': { field: 'actions', total: 12 },
  '/v2/volumes/{volume_id}/snapshots': { field: 'snapshots', total: 13 },
  '/v2/volumes?name=disk-2&region=': { field: 'volumes', total: 2 },
  '/v2/volumes?region=nyc1': { field: 'volumes', total: 11 },
  // Beside one in each region.
  '/v2/vpcs': { field: 'vpcs', total: 15 + 8 },
  '/v2/vpcs/{vpc_id}/members': { field: 'members', total: 45 },
  '/v2/vpcs/{vpc_id}/members?resource_type=droplet': { field: 'members', total: 45 },
};
