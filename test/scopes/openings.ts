/**
 * What each scope opens of DigitalOcean's API, by operation id, written down by hand from what the scopes promise to people.
 * Never made from the catalogue: the catalogue is what is held against it.
 */

/** No scope needed: any token does. */
export const OPEN_TO_ANY_TOKEN = ['oneClicks_list', 'addons_get_app', 'addons_get_app_metadata'];

/** Answered by other hosts, with other credentials. */
export const ELSEWHERE = [
  'inference_create_chat_completion',
  'inference_create_messages',
  'inference_create_embedding',
  'agentInference_create_chat_completion',
  'inference_create_image',
  'inference_list_models',
  'inference_create_response',
  'inference_create_async_invoke',
  'inference_create_batch_file',
  'inference_upload_batch_file',
  'inference_list_batches',
  'inference_create_batch',
  'inference_get_batch',
  'inference_get_batch_results',
  'inference_cancel_batch',
];

const ACCOUNT = ['account_get'];

const BILLING = [
  'balance_get',
  'billingHistory_list',
  'invoices_list',
  'invoices_get_byUUID',
  'invoices_get_csvByUUID',
  'invoices_get_pdfByUUID',
  'invoices_get_summaryByUUID',
  'billingInsights_list',
];

const ORGANIZATION = ['organizations_create_team', 'organizations_list_teams'];

/** Not about resources, so that neither `read` nor `write` opens them. */
export const OUTSIDE_WRITE = [...ACCOUNT, ...BILLING, ...ORGANIZATION, ...ELSEWHERE];

/** Requests of method GET that show credentials, open a console, or belong to destroying: `read` does not open them. */
export const SENSITIVE_READS = [
  'apps_get_exec_active_deployment',
  'apps_get_exec',
  'databases_get_cluster_metrics_credentials',
  'droplets_get_DestroyAssociatedResourcesStatus',
  'functions_list_namespaces',
  'functions_get_namespace',
  'functions_list_triggers',
  'functions_get_trigger',
  'functionsAccessKey_list',
  'kubernetes_get_kubeconfig',
  'kubernetes_get_credentials',
  'registries_get_dockerCredentials',
  'registry_get_dockerCredentials',
  'vectorDatabases_get_credentials',
];

const ACTION_READS = ['actions_list', 'actions_get'];
const PLACE_READS = ['regions_list', 'sizes_list'];
const IMAGE_READS = ['images_list', 'images_get', 'imageActions_list', 'imageActions_get'];
const SSH_KEY_READS = ['sshKeys_list', 'sshKeys_get'];
const TAG_READS = ['tags_list', 'tags_get'];
const VPC_READS = ['vpcs_list', 'vpcs_get', 'vpcs_list_members'];
const VOLUME_SNAPSHOT_READS = ['volumeSnapshots_list', 'volumeSnapshots_get_byId'];

/** Droplets are never shown without image, region, size and actions; images never without their Droplets. */
const DROPLET_READS = [
  ...ACTION_READS,
  ...PLACE_READS,
  ...IMAGE_READS,
  'droplets_list',
  'droplets_get',
  'droplets_list_backups',
  'droplets_get_backup_policy',
  'droplets_list_backup_policies',
  'droplets_list_supported_backup_policies',
  'droplets_list_snapshots',
  'droplets_list_kernels',
  'droplets_list_neighbors',
  'droplets_list_neighborsIds',
  'droplets_list_associatedResources',
  'dropletActions_list',
  'dropletActions_get',
  'autoscalepools_list',
  'autoscalepools_get',
  'autoscalepools_list_members',
  'autoscalepools_list_history',
];

const DROPLET_ACTIONS = ['dropletActions_post', 'dropletActions_post_byTag'];

const SNAPSHOT_READS = [...DROPLET_READS, ...VOLUME_SNAPSHOT_READS, 'snapshots_list', 'snapshots_get'];

const PROJECT_READS = [
  'projects_list',
  'projects_get',
  'projects_get_default',
  'projects_list_resources',
  'projects_list_resources_default',
];

const PROJECT_WRITES = [
  ...PROJECT_READS,
  'projects_create',
  'projects_update',
  'projects_update_default',
  'projects_patch',
  'projects_patch_default',
  'projects_delete',
  'projects_assign_resources',
  'projects_assign_resources_default',
];

const VOLUME_READS = [
  ...VOLUME_SNAPSHOT_READS,
  'volumes_list',
  'volumes_get',
  'volumeActions_list',
  'volumeActions_get',
];

const DOMAIN_READS = ['domains_list', 'domains_get', 'domains_list_records', 'domains_get_record'];

const RESERVED_IP_READS = [
  'reservedIPs_list',
  'reservedIPs_get',
  'reservedIPsActions_list',
  'reservedIPsActions_get',
  'reservedIPv6_list',
  'reservedIPv6_get',
  'floatingIPs_list',
  'floatingIPs_get',
  'floatingIPsAction_list',
  'floatingIPsAction_get',
];

/** All that the scope opens, besides what is open to any token. `read` and `write` are told apart by rules, not lists. */
export const OPENINGS: Readonly<Record<string, readonly string[]>> = {
  account: ACCOUNT,
  billing: BILLING,
  actions: [...ACTION_READS, ...DROPLET_ACTIONS],
  projects: PROJECT_WRITES,
  '2fa': [],
  'tokens:read': [],
  'tokens:write': [],
  'droplets:read': DROPLET_READS,
  'droplets:write': [
    ...DROPLET_READS,
    ...DROPLET_ACTIONS,
    ...SSH_KEY_READS,
    ...TAG_READS,
    ...VPC_READS,
    'tags_create',
    'tags_assign_resources',
    'droplets_create',
    'droplets_destroy',
    'droplets_destroy_byTag',
    'droplets_get_DestroyAssociatedResourcesStatus',
    'autoscalepools_create',
    'autoscalepools_update',
    'autoscalepools_delete',
    'autoscalepools_delete_dangerous',
  ],
  'images:read': DROPLET_READS,
  'images:write': [
    ...DROPLET_READS,
    'images_create_custom',
    'images_update',
    'images_delete',
    'images_post_account_transfer_create',
    'images_post_account_transfer_accept',
    'images_post_account_transfer_cancel',
    'images_post_account_transfer_decline',
    'imageActions_post',
  ],
  'snapshots:read': SNAPSHOT_READS,
  'snapshots:write': [...SNAPSHOT_READS, 'snapshots_delete', 'images_delete'],
  'ssh_keys:read': SSH_KEY_READS,
  'ssh_keys:write': [...SSH_KEY_READS, 'sshKeys_create', 'sshKeys_update', 'sshKeys_delete'],
  'tags:read': TAG_READS,
  'tags:write': [...TAG_READS, 'tags_create', 'tags_delete', 'tags_assign_resources', 'tags_unassign_resources'],
  'projects:read': PROJECT_READS,
  'projects:write': PROJECT_WRITES,
  'volumes:read': VOLUME_READS,
  'volumes:write': [
    ...VOLUME_READS,
    'volumes_create',
    'volumes_delete',
    'volumes_delete_byName',
    'volumeActions_post',
    'volumeActions_post_byId',
    'volumeSnapshots_create',
    'volumeSnapshots_delete_byId',
  ],
  'vpcs:read': VPC_READS,
  // Deleting a network brings the reads of what may still be in it.
  'vpcs:write': [
    ...VPC_READS,
    ...ACTION_READS,
    ...PLACE_READS,
    'vpcs_create',
    'vpcs_update',
    'vpcs_patch',
    'vpcs_delete',
  ],
  'domains:read': DOMAIN_READS,
  'domains:write': [
    ...DOMAIN_READS,
    'domains_create',
    'domains_delete',
    'domains_create_record',
    'domains_update_record',
    'domains_patch_record',
    'domains_delete_record',
  ],
  'reserved_ips:read': RESERVED_IP_READS,
  'reserved_ips:write': [
    ...RESERVED_IP_READS,
    'reservedIPs_create',
    'reservedIPs_delete',
    'reservedIPsActions_post',
    'reservedIPv6_create',
    'reservedIPv6_delete',
    'reservedIPv6Actions_post',
    'floatingIPs_create',
    'floatingIPs_delete',
    'floatingIPsAction_post',
  ],
};
