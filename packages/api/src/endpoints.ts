import type { OperationId, RouteTable } from './route-table.ts';

type Documents = {
  readonly [
    Id in OperationId as RouteTable[Id] extends { readonly document: string } ? Id : never
  ]: RouteTable[Id] extends {
    readonly document: infer Type;
  }
    ? Type
    : never;
};

type Endpoints = { readonly [Id in OperationId]: `${RouteTable[Id]['method']} ${RouteTable[Id]['path']}` };

/**
 * Method and path of every route, without the schemas, so that a browser need not load those to make a call.
 * The compiler holds each line against the route table: a missing, extra or different one does not build.
 */
export const endpoints: Endpoints = {
  account_get: 'GET /v2/account',

  actions_get: 'GET /v2/actions/{action_id}',
  actions_list: 'GET /v2/actions',

  audit_list: 'GET /v2/audit',

  balance_get: 'GET /v2/customers/my/balance',
  billingHistory_list: 'GET /v2/customers/my/billing_history',
  invoices_get_byUUID: 'GET /v2/customers/my/invoices/{invoice_uuid}',
  invoices_get_csvByUUID: 'GET /v2/customers/my/invoices/{invoice_uuid}/csv',
  invoices_get_pdfByUUID: 'GET /v2/customers/my/invoices/{invoice_uuid}/pdf',
  invoices_get_summaryByUUID: 'GET /v2/customers/my/invoices/{invoice_uuid}/summary',
  invoices_list: 'GET /v2/customers/my/invoices',

  domains_create_record: 'POST /v2/domains/{domain_name}/records',
  domains_delete_record: 'DELETE /v2/domains/{domain_name}/records/{domain_record_id}',
  domains_get_record: 'GET /v2/domains/{domain_name}/records/{domain_record_id}',
  domains_list_records: 'GET /v2/domains/{domain_name}/records',
  domains_patch_record: 'PATCH /v2/domains/{domain_name}/records/{domain_record_id}',
  domains_update_record: 'PUT /v2/domains/{domain_name}/records/{domain_record_id}',

  domains_create: 'POST /v2/domains',
  domains_delete: 'DELETE /v2/domains/{domain_name}',
  domains_get: 'GET /v2/domains/{domain_name}',
  domains_list: 'GET /v2/domains',

  dropletActions_get: 'GET /v2/droplets/{droplet_id}/actions/{action_id}',
  dropletActions_list: 'GET /v2/droplets/{droplet_id}/actions',
  dropletActions_post: 'POST /v2/droplets/{droplet_id}/actions',
  dropletActions_post_byTag: 'POST /v2/droplets/actions',

  droplets_create: 'POST /v2/droplets',
  droplets_destroy: 'DELETE /v2/droplets/{droplet_id}',
  droplets_destroy_byTag: 'DELETE /v2/droplets',
  droplets_get: 'GET /v2/droplets/{droplet_id}',
  droplets_list: 'GET /v2/droplets',

  droplets_get_backup_policy: 'GET /v2/droplets/{droplet_id}/backups/policy',
  droplets_list_backup_policies: 'GET /v2/droplets/backups/policies',
  droplets_list_backups: 'GET /v2/droplets/{droplet_id}/backups',
  droplets_list_snapshots: 'GET /v2/droplets/{droplet_id}/snapshots',
  droplets_list_supported_backup_policies: 'GET /v2/droplets/backups/supported_policies',

  droplets_list_associatedResources: 'GET /v2/droplets/{droplet_id}/destroy_with_associated_resources',
  droplets_destroy_withAssociatedResourcesSelective:
    'DELETE /v2/droplets/{droplet_id}/destroy_with_associated_resources/selective',
  droplets_destroy_withAssociatedResourcesDangerous:
    'DELETE /v2/droplets/{droplet_id}/destroy_with_associated_resources/dangerous',
  droplets_get_DestroyAssociatedResourcesStatus:
    'GET /v2/droplets/{droplet_id}/destroy_with_associated_resources/status',
  droplets_destroy_retryWithAssociatedResources:
    'POST /v2/droplets/{droplet_id}/destroy_with_associated_resources/retry',

  droplets_list_firewalls: 'GET /v2/droplets/{droplet_id}/firewalls',
  droplets_list_kernels: 'GET /v2/droplets/{droplet_id}/kernels',
  droplets_list_neighbors: 'GET /v2/droplets/{droplet_id}/neighbors',
  droplets_list_neighborsIds: 'GET /v2/reports/droplet_neighbors_ids',

  floatingIPs_create: 'POST /v2/floating_ips',
  floatingIPs_delete: 'DELETE /v2/floating_ips/{floating_ip}',
  floatingIPs_get: 'GET /v2/floating_ips/{floating_ip}',
  floatingIPs_list: 'GET /v2/floating_ips',
  floatingIPsAction_get: 'GET /v2/floating_ips/{floating_ip}/actions/{action_id}',
  floatingIPsAction_list: 'GET /v2/floating_ips/{floating_ip}/actions',
  floatingIPsAction_post: 'POST /v2/floating_ips/{floating_ip}/actions',

  imageActions_get: 'GET /v2/images/{image_id}/actions/{action_id}',
  imageActions_list: 'GET /v2/images/{image_id}/actions',
  imageActions_post: 'POST /v2/images/{image_id}/actions',

  images_create_custom: 'POST /v2/images',
  images_delete: 'DELETE /v2/images/{image_id}',
  images_get: 'GET /v2/images/{image_id}',
  images_list: 'GET /v2/images',
  images_update: 'PUT /v2/images/{image_id}',

  invitations_accept: 'POST /v2/account/invitations/accept',
  invitations_create: 'POST /v2/account/invitations',
  invitations_list: 'GET /v2/account/invitations',
  invitations_revoke: 'DELETE /v2/account/invitations/{invitation_id}',

  oauth_token_info: 'GET /v1/oauth/token/info',

  people_list: 'GET /v2/account/people',
  people_remove: 'DELETE /v2/account/people/{user_id}',

  password_change: 'PUT /v2/account/password',
  profile_get: 'GET /v2/account/profile',
  profile_update: 'PATCH /v2/account/profile',

  projects_assign_resources: 'POST /v2/projects/{project_id}/resources',
  projects_assign_resources_default: 'POST /v2/projects/default/resources',
  projects_list_resources: 'GET /v2/projects/{project_id}/resources',
  projects_list_resources_default: 'GET /v2/projects/default/resources',

  projects_create: 'POST /v2/projects',
  projects_delete: 'DELETE /v2/projects/{project_id}',
  projects_get: 'GET /v2/projects/{project_id}',
  projects_get_default: 'GET /v2/projects/default',
  projects_list: 'GET /v2/projects',
  projects_patch: 'PATCH /v2/projects/{project_id}',
  projects_patch_default: 'PATCH /v2/projects/default',
  projects_update: 'PUT /v2/projects/{project_id}',
  projects_update_default: 'PUT /v2/projects/default',

  regions_list: 'GET /v2/regions',

  reservedIPs_create: 'POST /v2/reserved_ips',
  reservedIPs_delete: 'DELETE /v2/reserved_ips/{reserved_ip}',
  reservedIPs_get: 'GET /v2/reserved_ips/{reserved_ip}',
  reservedIPs_list: 'GET /v2/reserved_ips',
  reservedIPsActions_get: 'GET /v2/reserved_ips/{reserved_ip}/actions/{action_id}',
  reservedIPsActions_list: 'GET /v2/reserved_ips/{reserved_ip}/actions',
  reservedIPsActions_post: 'POST /v2/reserved_ips/{reserved_ip}/actions',

  scopes_list: 'GET /v2/scopes',

  sessions_confirm: 'POST /v2/account/confirmation',
  sessions_end: 'DELETE /v2/account/sessions/{session_id}',
  sessions_end_others: 'DELETE /v2/account/sessions',
  sessions_list: 'GET /v2/account/sessions',

  account_set_up: 'POST /v2/account/set_up',
  account_sign_up: 'POST /v2/account/sign_up',

  signIn_get: 'GET /v2/sign_in',

  sizes_list: 'GET /v2/sizes',

  snapshots_delete: 'DELETE /v2/snapshots/{snapshot_id}',
  snapshots_get: 'GET /v2/snapshots/{snapshot_id}',
  snapshots_list: 'GET /v2/snapshots',
  sshKeys_create: 'POST /v2/account/keys',
  sshKeys_delete: 'DELETE /v2/account/keys/{ssh_key_identifier}',
  sshKeys_get: 'GET /v2/account/keys/{ssh_key_identifier}',
  sshKeys_list: 'GET /v2/account/keys',
  sshKeys_update: 'PUT /v2/account/keys/{ssh_key_identifier}',

  healthz: 'GET /healthz',
  openapi_get: 'GET /openapi.json',
  readyz: 'GET /readyz',

  tags_assign_resources: 'POST /v2/tags/{tag_id}/resources',
  tags_create: 'POST /v2/tags',
  tags_delete: 'DELETE /v2/tags/{tag_id}',
  tags_get: 'GET /v2/tags/{tag_id}',
  tags_list: 'GET /v2/tags',
  tags_unassign_resources: 'DELETE /v2/tags/{tag_id}/resources',

  tokens_create: 'POST /v2/tokens',
  tokens_end_secret: 'DELETE /v2/tokens/{token_id}/secrets/{public_id}',
  tokens_get: 'GET /v2/tokens/{token_id}',
  tokens_get_self: 'GET /v2/tokens/self',
  tokens_list: 'GET /v2/tokens',
  tokens_revoke: 'DELETE /v2/tokens/{token_id}',
  tokens_revoke_all: 'DELETE /v2/tokens',
  tokens_revoke_self: 'DELETE /v2/tokens/self',
  tokens_rotate: 'POST /v2/tokens/{token_id}/rotate',
  tokens_update: 'PATCH /v2/tokens/{token_id}',
  tokens_propose_shrink: 'GET /v2/tokens/{token_id}/shrink',
  tokens_read_usage: 'GET /v2/tokens/{token_id}/usage',

  twoFactor_confirm: 'POST /v2/account/two_factor/confirm',
  twoFactor_disable: 'DELETE /v2/account/two_factor',
  twoFactor_enrol: 'POST /v2/account/two_factor',
  twoFactor_get: 'GET /v2/account/two_factor',
  twoFactor_renew_recoveryCodes: 'POST /v2/account/two_factor/recovery_codes',

  volumeActions_get: 'GET /v2/volumes/{volume_id}/actions/{action_id}',
  volumeActions_list: 'GET /v2/volumes/{volume_id}/actions',
  volumeActions_post: 'POST /v2/volumes/actions',
  volumeActions_post_byId: 'POST /v2/volumes/{volume_id}/actions',

  volumeSnapshots_create: 'POST /v2/volumes/{volume_id}/snapshots',
  volumeSnapshots_delete_byId: 'DELETE /v2/volumes/snapshots/{snapshot_id}',
  volumeSnapshots_get_byId: 'GET /v2/volumes/snapshots/{snapshot_id}',
  volumeSnapshots_list: 'GET /v2/volumes/{volume_id}/snapshots',

  volumes_create: 'POST /v2/volumes',
  volumes_delete: 'DELETE /v2/volumes/{volume_id}',
  volumes_delete_byName: 'DELETE /v2/volumes',
  volumes_get: 'GET /v2/volumes/{volume_id}',
  volumes_list: 'GET /v2/volumes',

  vpcs_create: 'POST /v2/vpcs',
  vpcs_delete: 'DELETE /v2/vpcs/{vpc_id}',
  vpcs_get: 'GET /v2/vpcs/{vpc_id}',
  vpcs_list: 'GET /v2/vpcs',
  vpcs_list_members: 'GET /v2/vpcs/{vpc_id}/members',
  vpcs_patch: 'PATCH /v2/vpcs/{vpc_id}',
  vpcs_update: 'PUT /v2/vpcs/{vpc_id}',
};

/** The operations that answer a file, with its type. */
export const documents: Documents = {
  invoices_get_csvByUUID: 'text/csv',
  invoices_get_pdfByUUID: 'application/pdf',
};
