import { createAccount } from '@postern/server';
import { routeTable, type OperationId } from '@postern/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DATABASES_FOR_RULES } from '../support/stores.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';
import { callOf, createThings, statusOf } from './route-conformance-calls.ts';

/** Comes last, because it ends the token that asks. */
const OWN_END = 'tokens_revoke_self' as const;
const ids = (Object.keys(routeTable) as OperationId[]).filter((id) => id !== OWN_END);
/** By the secrets of one-time links. */
const BY_LINK = ['account_set_up', 'invitations_accept'];
const FREE = [
  ...BY_LINK,
  'healthz',
  'oauth_token_info',
  'openapi_get',
  'readyz',
  'scopes_list',
  'signIn_get',
  'tokens_get_self',
  OWN_END,
];

const names = (text: string): string[] => text.trim().split(/\s+/);

/** All that looks at a resource, and nothing that looks at the account, at billing or at tokens. */
const READING = names(`
  actions_get actions_list
  domains_get domains_get_record domains_list domains_list_records
  dropletActions_get dropletActions_list
  droplets_get droplets_get_backup_policy droplets_list droplets_list_backup_policies droplets_list_backups
  droplets_list_associatedResources droplets_list_firewalls droplets_list_kernels droplets_list_neighbors droplets_list_neighborsIds
  droplets_list_snapshots droplets_list_supported_backup_policies
  floatingIPsAction_get floatingIPsAction_list
  floatingIPs_get floatingIPs_list
  imageActions_get imageActions_list
  images_get images_list
  projects_get projects_get_default projects_list projects_list_resources projects_list_resources_default
  regions_list
  reservedIPsActions_get reservedIPsActions_list
  reservedIPs_get reservedIPs_list
  sizes_list
  snapshots_get snapshots_list
  sshKeys_get sshKeys_list
  tags_get tags_list
  volumeActions_get volumeActions_list
  volumeSnapshots_get_byId volumeSnapshots_list
  volumes_get volumes_list
  vpcs_get vpcs_list vpcs_list_members
`);

/** All that changes a resource, and what became of destroying one. */
const CHANGING = names(`
  domains_create domains_create_record domains_delete domains_delete_record domains_patch_record domains_update_record
  dropletActions_post dropletActions_post_byTag
  droplets_create droplets_destroy droplets_destroy_byTag droplets_destroy_retryWithAssociatedResources
  droplets_destroy_withAssociatedResourcesDangerous droplets_destroy_withAssociatedResourcesSelective
  droplets_get_DestroyAssociatedResourcesStatus
  floatingIPsAction_post
  floatingIPs_create floatingIPs_delete
  imageActions_post
  images_create_custom images_delete images_update
  projects_assign_resources projects_assign_resources_default projects_create projects_delete projects_patch
  projects_patch_default projects_update projects_update_default
  reservedIPsActions_post
  reservedIPs_create reservedIPs_delete
  snapshots_delete
  sshKeys_create sshKeys_delete sshKeys_update
  tags_assign_resources tags_create tags_delete tags_unassign_resources
  volumeActions_post volumeActions_post_byId
  volumeSnapshots_create volumeSnapshots_delete_byId
  volumes_create volumes_delete volumes_delete_byName
  vpcs_create vpcs_delete vpcs_patch vpcs_update
`);

describe.each(DATABASES_FOR_RULES)('what scopes promise, on $name', (database) => {
  let server: TestServer;
  let accountId: number;
  beforeAll(async () => {
    server = await startTestServer({ database });
    const limits = { dropletLimit: 1000, volumeLimit: 1000 };
    const account = { email: 'many@example.com', name: 'Many', createdAt: new Date(), ...limits };
    accountId = (await createAccount(server.database.kysely, account)).id;
  });
  afterAll(() => server.stop());

  /** The operations that a token of these scopes is let into, beside those that need none. */
  async function openedTo(...scopes: string[]): Promise<string[]> {
    const { secret } = await server.issue(scopes, { accountId });
    const things = await createThings(server, accountId);
    const opened: string[] = [];
    for (const id of [...ids, OWN_END]) {
      const status = await statusOf(server, callOf(id, things), secret);
      expect(status, id).not.toBe(401);
      if (status !== 403) opened.push(id);
    }
    expect(opened.filter((id) => FREE.includes(id)).sort()).toEqual([...FREE].sort());
    return opened.filter((id) => !FREE.includes(id)).sort();
  }

  it('droplets:write alone lists Droplets, and creates, changes and destroys them', async () => {
    expect(await openedTo('droplets:write')).toEqual([
      'actions_get',
      'actions_list',
      'dropletActions_get',
      'dropletActions_list',
      'dropletActions_post',
      'dropletActions_post_byTag',
      'droplets_create',
      'droplets_destroy',
      'droplets_destroy_byTag',
      'droplets_get',
      'droplets_get_DestroyAssociatedResourcesStatus',
      'droplets_get_backup_policy',
      'droplets_list',
      'droplets_list_associatedResources',
      'droplets_list_backup_policies',
      'droplets_list_backups',
      'droplets_list_kernels',
      'droplets_list_neighbors',
      'droplets_list_neighborsIds',
      'droplets_list_snapshots',
      'droplets_list_supported_backup_policies',
      'imageActions_get',
      'imageActions_list',
      'images_get',
      'images_list',
      'regions_list',
      'sizes_list',
      'sshKeys_get',
      'sshKeys_list',
      'tags_assign_resources',
      'tags_create',
      'tags_get',
      'tags_list',
      'vpcs_get',
      'vpcs_list',
      'vpcs_list_members',
    ]);
  });

  it('droplets:read sees Droplets and their actions, and can neither create nor destroy one', async () => {
    expect(await openedTo('droplets:read')).toEqual([
      'actions_get',
      'actions_list',
      'dropletActions_get',
      'dropletActions_list',
      'droplets_get',
      'droplets_get_backup_policy',
      'droplets_list',
      'droplets_list_associatedResources',
      'droplets_list_backup_policies',
      'droplets_list_backups',
      'droplets_list_kernels',
      'droplets_list_neighbors',
      'droplets_list_neighborsIds',
      'droplets_list_snapshots',
      'droplets_list_supported_backup_policies',
      'imageActions_get',
      'imageActions_list',
      'images_get',
      'images_list',
      'regions_list',
      'sizes_list',
    ]);
  });

  it('read sees resources, and cannot change anything', async () => {
    expect(await openedTo('read')).toEqual([...READING].sort());
  });

  it('no reading scopes together change anything', async () => {
    const reading = ['read', 'account', 'billing', 'droplets:read', 'tokens:read', 'token:read', 'audit:read'];
    const opened = await openedTo(...reading, 'droplet:read', 'image:read', 'two_factor:read');
    expect(opened.filter((id) => routeTable[id as OperationId].method !== 'GET')).toEqual([]);
    expect(opened).toContain('tokens_list');
  });

  it('account opens the account, and nothing else that needs a scope', async () => {
    expect(await openedTo('account')).toEqual(['account_get']);
  });

  it('billing opens what the account owes and has paid, and nothing else that needs a scope', async () => {
    expect(await openedTo('billing')).toEqual([
      'balance_get',
      'billingHistory_list',
      'invoices_get_byUUID',
      'invoices_get_csvByUUID',
      'invoices_get_pdfByUUID',
      'invoices_get_summaryByUUID',
      'invoices_list',
    ]);
  });

  it('write opens no account, billing, two-factor, audit or token route', async () => {
    expect(await openedTo('write')).toEqual([...READING, ...CHANGING].sort());
  });

  it('actions sees actions and begins them, but does not see the Droplets they are done to', async () => {
    expect(await openedTo('actions')).toEqual(['actions_get', 'actions_list', 'dropletActions_post']);
  });

  it('2fa opens all that is about two-factor authentication, and nothing else', async () => {
    expect(await openedTo('2fa')).toEqual([
      'twoFactor_confirm',
      'twoFactor_disable',
      'twoFactor_enrol',
      'twoFactor_get',
      'twoFactor_renew_recoveryCodes',
    ]);
  });

  it('token:introspect opens nothing that is about something else', async () => {
    expect(await openedTo('token:introspect')).toEqual([]);
  });

  it('domains:write does all that is about domains and their records, and nothing else', async () => {
    expect(await openedTo('domains:write')).toEqual(
      [...READING, ...CHANGING].filter((id) => id.startsWith('domains_')).sort(),
    );
  });

  it('reserved_ips:write does all that is about reserved IPs, by both of their names, and nothing else', async () => {
    expect(await openedTo('reserved_ips:write')).toEqual(
      [...READING, ...CHANGING].filter((id) => /^(reserved|floating)IPs/.test(id)).sort(),
    );
  });

  it('volumes:read sees volumes with their snapshots and actions, and changes nothing', async () => {
    expect(await openedTo('volumes:read')).toEqual([
      'volumeActions_get',
      'volumeActions_list',
      'volumeSnapshots_get_byId',
      'volumeSnapshots_list',
      'volumes_get',
      'volumes_list',
    ]);
  });

  it('volumes:write does all that is about volumes, and nothing else', async () => {
    expect(await openedTo('volumes:write')).toEqual([
      'volumeActions_get',
      'volumeActions_list',
      'volumeActions_post',
      'volumeActions_post_byId',
      'volumeSnapshots_create',
      'volumeSnapshots_delete_byId',
      'volumeSnapshots_get_byId',
      'volumeSnapshots_list',
      'volumes_create',
      'volumes_delete',
      'volumes_delete_byName',
      'volumes_get',
      'volumes_list',
    ]);
  });

  it.each([
    ['api:read', ['volumes_list']],
    ['api:write', ['volumeActions_post', 'volumes_create', 'volumes_delete_byName', 'volumes_list']],
  ])('%s opens what it opened before there were scopes for volumes', async (scope, opened) => {
    expect(await openedTo(scope)).toEqual(opened);
  });

  it('ssh_keys:write sees, adds, renames and removes SSH keys, and nothing else', async () => {
    expect(await openedTo('ssh_keys:write')).toEqual([
      'sshKeys_create',
      'sshKeys_delete',
      'sshKeys_get',
      'sshKeys_list',
      'sshKeys_update',
    ]);
  });

  it('projects opens all that is about projects, and nothing that is in them', async () => {
    expect(await openedTo('projects')).toEqual([
      'projects_assign_resources',
      'projects_assign_resources_default',
      'projects_create',
      'projects_delete',
      'projects_get',
      'projects_get_default',
      'projects_list',
      'projects_list_resources',
      'projects_list_resources_default',
      'projects_patch',
      'projects_patch_default',
      'projects_update',
      'projects_update_default',
    ]);
  });

  it('projects:read sees projects, and changes none', async () => {
    expect(await openedTo('projects:read')).toEqual([
      'projects_get',
      'projects_get_default',
      'projects_list',
      'projects_list_resources',
      'projects_list_resources_default',
    ]);
  });

  it('tags:write sees, makes, assigns and deletes tags, and nothing else', async () => {
    expect(await openedTo('tags:write')).toEqual([
      'tags_assign_resources',
      'tags_create',
      'tags_delete',
      'tags_get',
      'tags_list',
      'tags_unassign_resources',
    ]);
  });

  it('vpcs:write works with networks, and sees nothing that is in them', async () => {
    expect(await openedTo('vpcs:write')).toEqual([
      'actions_get',
      'actions_list',
      'regions_list',
      'sizes_list',
      'vpcs_create',
      'vpcs_delete',
      'vpcs_get',
      'vpcs_list',
      'vpcs_list_members',
      'vpcs_patch',
      'vpcs_update',
    ]);
  });

  it('vpcs:read sees networks, and changes none', async () => {
    expect(await openedTo('vpcs:read')).toEqual(['vpcs_get', 'vpcs_list', 'vpcs_list_members']);
  });

  it('tokens:read sees tokens, and neither mints, changes, rotates nor revokes one', async () => {
    expect(await openedTo('tokens:read')).toEqual([
      'tokens_get',
      'tokens_list',
      'tokens_propose_shrink',
      'tokens_read_usage',
    ]);
  });

  it('a token without scopes may learn about itself and revoke itself, and nothing else', async () => {
    expect(await openedTo()).toEqual([]);
    const { id, secret } = await server.issue([], { accountId });
    expect((await server.request('GET', `/v2/tokens/${id}`, { token: secret })).status).toBe(200);
    expect((await server.request('PATCH', `/v2/tokens/${id}`, { token: secret, body: { name: 'x' } })).status).toBe(
      403,
    );
    expect((await server.request('DELETE', `/v2/tokens/${id}`, { token: secret })).status).toBe(204);
    expect((await server.request('GET', '/v2/tokens/self', { token: secret })).status).toBe(401);
  });
});
