import { routes, type OperationId } from '@postern/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DATABASES_FOR_RULES } from '../support/stores.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';
import { callOf, createThings, NOTHING } from './route-conformance-calls.ts';
import { askCured, askWith, createWideAccount, expectExplained } from './suggested-scope-explanation.ts';

/** What it takes to destroy a Droplet with all that belongs to it. */
const WITH_DROPLET = [
  'droplet:delete',
  'block_storage:delete',
  'block_storage_snapshot:delete',
  'image:delete',
  'reserved_ip:delete',
];
const WITH_DROPLET_SUGGESTED =
  'block_storage:delete block_storage_snapshot:delete droplet:delete image:delete reserved_ip:delete';

/**
 * What each route takes, and what a token without any scope is told to add: by hand. Where two scopes open the same, it is the first of
 * them by the alphabet: `droplet:read` and `image:read` bring each other.
 */
const NEEDS: readonly (readonly [id: OperationId, takes: readonly string[], fromNothing: string])[] = [
  ['account_get', ['account:read'], 'account'],
  ['actions_get', ['actions:read'], 'actions:read'],
  ['actions_list', ['actions:read'], 'actions:read'],
  ['audit_list', ['audit:read'], 'audit:read'],
  ['balance_get', ['billing:read'], 'billing'],
  ['billingHistory_list', ['billing:read'], 'billing'],
  ['domains_create', ['domain:create'], 'domain:create'],
  ['domains_create_record', ['domain:create'], 'domain:create'],
  ['domains_delete', ['domain:delete'], 'domain:delete'],
  ['domains_delete_record', ['domain:delete'], 'domain:delete'],
  ['domains_get', ['domain:read'], 'domain:read'],
  ['domains_get_record', ['domain:read'], 'domain:read'],
  ['domains_list', ['domain:read'], 'domain:read'],
  ['domains_list_records', ['domain:read'], 'domain:read'],
  ['domains_patch_record', ['domain:update'], 'domain:update'],
  ['domains_update_record', ['domain:update'], 'domain:update'],
  ['dropletActions_get', ['droplet:read'], 'droplet:read'],
  ['dropletActions_list', ['droplet:read'], 'droplet:read'],
  ['dropletActions_post', ['actions:create'], 'actions'],
  ['dropletActions_post_byTag', ['actions:create', 'tag:read'], 'actions tag:read'],
  ['droplets_create', ['droplet:create', 'image:read'], 'droplet:create'],
  ['droplets_destroy', ['droplet:delete'], 'droplet:delete'],
  ['droplets_destroy_byTag', ['droplet:delete', 'tag:read'], 'droplet:delete tag:read'],
  ['droplets_destroy_retryWithAssociatedResources', WITH_DROPLET, WITH_DROPLET_SUGGESTED],
  ['droplets_destroy_withAssociatedResourcesDangerous', WITH_DROPLET, WITH_DROPLET_SUGGESTED],
  ['droplets_destroy_withAssociatedResourcesSelective', WITH_DROPLET, WITH_DROPLET_SUGGESTED],
  ['droplets_get', ['droplet:read'], 'droplet:read'],
  ['droplets_get_DestroyAssociatedResourcesStatus', ['droplet:delete'], 'droplet:delete'],
  ['droplets_get_backup_policy', ['droplet:read'], 'droplet:read'],
  ['droplets_list', ['droplet:read'], 'droplet:read'],
  ['droplets_list_associatedResources', ['droplet:read'], 'droplet:read'],
  ['droplets_list_backup_policies', ['droplet:read'], 'droplet:read'],
  ['droplets_list_backups', ['droplet:read'], 'droplet:read'],
  ['droplets_list_firewalls', ['firewall:read'], 'firewall:read'],
  ['droplets_list_kernels', ['droplet:read'], 'droplet:read'],
  ['droplets_list_neighbors', ['droplet:read'], 'droplet:read'],
  ['droplets_list_neighborsIds', ['droplet:read'], 'droplet:read'],
  ['droplets_list_snapshots', ['droplet:read'], 'droplet:read'],
  ['droplets_list_supported_backup_policies', ['droplet:read'], 'droplet:read'],
  ['floatingIPsAction_get', ['reserved_ip:read'], 'reserved_ip:read'],
  ['floatingIPsAction_list', ['reserved_ip:read'], 'reserved_ip:read'],
  ['floatingIPsAction_post', ['reserved_ip:update'], 'reserved_ip:update'],
  ['floatingIPs_create', ['reserved_ip:create'], 'reserved_ip:create'],
  ['floatingIPs_delete', ['reserved_ip:delete'], 'reserved_ip:delete'],
  ['floatingIPs_get', ['reserved_ip:read'], 'reserved_ip:read'],
  ['floatingIPs_list', ['reserved_ip:read'], 'reserved_ip:read'],
  ['imageActions_get', ['image:read'], 'droplet:read'],
  ['imageActions_list', ['image:read'], 'droplet:read'],
  ['imageActions_post', ['image:update'], 'image:update'],
  ['images_create_custom', ['image:create'], 'image:create'],
  ['images_delete', ['image:delete'], 'image:delete'],
  ['images_get', ['image:read'], 'droplet:read'],
  ['images_list', ['image:read'], 'droplet:read'],
  ['images_update', ['image:update'], 'image:update'],
  ['invoices_get_byUUID', ['billing:read'], 'billing'],
  ['invoices_get_csvByUUID', ['billing:read'], 'billing'],
  ['invoices_get_pdfByUUID', ['billing:read'], 'billing'],
  ['invoices_get_summaryByUUID', ['billing:read'], 'billing'],
  ['invoices_list', ['billing:read'], 'billing'],
  ['projects_assign_resources', ['project:assign_resource'], 'project:assign_resource'],
  ['projects_assign_resources_default', ['project:assign_resource'], 'project:assign_resource'],
  ['projects_create', ['project:create'], 'project:create'],
  ['projects_delete', ['project:delete'], 'project:delete'],
  ['projects_get', ['project:read'], 'project:read'],
  ['projects_get_default', ['project:read'], 'project:read'],
  ['projects_list', ['project:read'], 'project:read'],
  ['projects_list_resources', ['project:read'], 'project:read'],
  ['projects_list_resources_default', ['project:read'], 'project:read'],
  ['projects_patch', ['project:update'], 'project:update'],
  ['projects_patch_default', ['project:update'], 'project:update'],
  ['projects_update', ['project:update'], 'project:update'],
  ['projects_update_default', ['project:update'], 'project:update'],
  ['regions_list', ['regions:read'], 'regions:read'],
  ['reservedIPsActions_get', ['reserved_ip:read'], 'reserved_ip:read'],
  ['reservedIPsActions_list', ['reserved_ip:read'], 'reserved_ip:read'],
  ['reservedIPsActions_post', ['reserved_ip:update'], 'reserved_ip:update'],
  ['reservedIPs_create', ['reserved_ip:create'], 'reserved_ip:create'],
  ['reservedIPs_delete', ['reserved_ip:delete'], 'reserved_ip:delete'],
  ['reservedIPs_get', ['reserved_ip:read'], 'reserved_ip:read'],
  ['reservedIPs_list', ['reserved_ip:read'], 'reserved_ip:read'],
  ['sizes_list', ['sizes:read', 'regions:read'], 'regions:read sizes:read'],
  ['snapshots_delete', ['image:delete', 'snapshot:delete'], 'snapshot:delete'],
  ['snapshots_get', ['snapshot:read', 'block_storage_snapshot:read'], 'snapshots:read'],
  ['snapshots_list', ['snapshot:read'], 'snapshot:read'],
  ['sshKeys_create', ['ssh_key:create'], 'ssh_key:create'],
  ['sshKeys_delete', ['ssh_key:delete'], 'ssh_key:delete'],
  ['sshKeys_get', ['ssh_key:read'], 'ssh_key:read'],
  ['sshKeys_list', ['ssh_key:read'], 'ssh_key:read'],
  ['sshKeys_update', ['ssh_key:update'], 'ssh_key:update'],
  ['tags_assign_resources', ['tag:create'], 'tag:create'],
  ['tags_create', ['tag:create'], 'tag:create'],
  ['tags_delete', ['tag:delete'], 'tag:delete'],
  ['tags_get', ['tag:read'], 'tag:read'],
  ['tags_list', ['tag:read'], 'tag:read'],
  ['tags_unassign_resources', ['tag:delete'], 'tag:delete'],
  ['tokens_create', ['token:create'], 'token:create'],
  ['tokens_end_secret', ['token:update'], 'token:update'],
  ['tokens_get', ['token:read'], 'token:read'],
  ['tokens_list', ['token:read'], 'token:read'],
  ['tokens_propose_shrink', ['token:read'], 'token:read'],
  ['tokens_read_usage', ['token:read'], 'token:read'],
  ['tokens_revoke', ['token:delete'], 'token:delete'],
  ['tokens_revoke_all', ['token:delete'], 'token:delete'],
  ['tokens_rotate', ['token:update'], 'token:update'],
  ['tokens_update', ['token:update'], 'token:update'],
  ['twoFactor_confirm', ['two_factor:update'], '2fa'],
  ['twoFactor_disable', ['two_factor:update'], '2fa'],
  ['twoFactor_enrol', ['two_factor:update'], '2fa'],
  ['twoFactor_get', ['two_factor:read'], 'two_factor:read'],
  ['twoFactor_renew_recoveryCodes', ['two_factor:update'], '2fa'],
  ['volumeActions_get', ['block_storage_action:read'], 'block_storage_action:read'],
  ['volumeActions_list', ['block_storage_action:read'], 'block_storage_action:read'],
  ['volumeActions_post', ['api:write'], 'api:write'],
  ['volumeActions_post_byId', ['block_storage_action:create'], 'block_storage_action:create'],
  ['volumeSnapshots_create', ['block_storage_snapshot:create'], 'block_storage_snapshot:create'],
  ['volumeSnapshots_delete_byId', ['block_storage_snapshot:delete'], 'block_storage_snapshot:delete'],
  ['volumeSnapshots_get_byId', ['block_storage_snapshot:read'], 'block_storage_snapshot:read'],
  ['volumeSnapshots_list', ['block_storage_snapshot:read'], 'block_storage_snapshot:read'],
  // Named first of those that bring as little, by the alphabet.
  ['volumes_create', ['api:write'], 'api:write'],
  ['volumes_delete', ['block_storage:delete'], 'block_storage:delete'],
  ['volumes_delete_byName', ['api:write'], 'api:write'],
  ['volumes_get', ['block_storage:read'], 'block_storage:read'],
  ['volumes_list', ['api:read'], 'api:read'],
  ['vpcs_create', ['vpc:create'], 'vpc:create'],
  ['vpcs_delete', ['vpc:delete'], 'vpc:delete'],
  ['vpcs_get', ['vpc:read'], 'vpc:read'],
  ['vpcs_list', ['vpc:read'], 'vpc:read'],
  ['vpcs_list_members', ['vpc:read'], 'vpc:read'],
  ['vpcs_patch', ['vpc:update'], 'vpc:update'],
  ['vpcs_update', ['vpc:update'], 'vpc:update'],
];

/** What a route takes of who has a part of it already, where it opens in another way too. */
const NEEDS_OF: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  dropletActions_post_byTag: { 'droplet:update': ['droplet:update', 'tag:read'] },
};

/** Grants that each leave something closed. */
const GRANTS: readonly (readonly string[])[] = [
  [],
  ['read'],
  ['write'],
  ['account'],
  ['read', 'account', 'billing'],
  ['write', 'billing', '2fa', 'audit:read'],
  ['droplets:read'],
  ['image:read'],
  ['droplet:update'],
  ['token:read'],
  ['token:introspect'],
  ['actions', 'projects', 'domains:write'],
];

it('what a route takes is told here for every route that takes something', () => {
  const closed = routes.filter(({ access }) => access.kind === 'permissions').map(({ operationId }) => operationId);
  expect(NEEDS.map(([id]) => id)).toEqual(closed.sort());
});

describe.each(DATABASES_FOR_RULES)('the scope that a 403 suggests, on $name', (database) => {
  let server: TestServer;
  let accountId: number;
  beforeAll(async () => {
    server = await startTestServer({ database });
    accountId = await createWideAccount(server);
  });
  afterAll(() => server.stop());

  it.each(NEEDS)('opens %s from whatever grant, and nothing less does', async (id, takes, fromNothing) => {
    for (const has of GRANTS) {
      const attempt = { accountId, has, call: callOf(id, await createThings(server, accountId, id)) };
      const refused = await askWith(server, attempt);
      if (refused.status < 300) continue;
      const suggested = expectExplained(refused, { has, takes: NEEDS_OF[id]?.[has.join(' ')] ?? takes });
      const cured = await askCured(server, attempt, suggested);
      expect(cured.status, `${has.join(' ')} + ${suggested.join(' ')}`).toBeLessThan(300);
    }
    const nothing = await askWith(server, { accountId, has: [], call: callOf(id, NOTHING) });
    expect(nothing.body['suggested_scope']).toBe(fromNothing);
  });
});
