import { insertSnapshot, insertVolumeSnapshot } from '../support/own-images.ts';
import { unusedPublicKey } from '../support/public-key.ts';
import { createDroplet, createVolume, idOf, type Asker, type DocumentedRequest } from './documented-request.ts';
import { unusedName } from './unused-name.ts';

const sshKeys: readonly DocumentedRequest[] = [
  {
    id: 'sshKeys_create',
    what: 'a key with a comment',
    asks: () => ({ body: { name: 'Desk', public_key: unusedPublicKey('grace@example.com') } }),
  },
  {
    id: 'sshKeys_create',
    what: 'a key without a comment',
    asks: () => ({ body: { name: unusedName('tf-acc-test'), public_key: unusedPublicKey('') } }),
  },
  {
    id: 'sshKeys_create',
    what: 'a file as doctl imports it, line break and all',
    asks: () => ({ body: { name: 'desk', public_key: `${unusedPublicKey()}\n` } }),
  },
  { id: 'sshKeys_update', what: 'another name by number', asks: { body: { name: 'My old desk' } } },
  {
    id: 'sshKeys_update',
    what: 'another name by fingerprint',
    asks: ({ sshKey }) => ({ path: `/v2/account/keys/${sshKey.fingerprint}`, body: { name: 'My old desk' } }),
  },
  {
    id: 'sshKeys_get',
    what: 'a fingerprint',
    asks: ({ sshKey }) => ({ path: `/v2/account/keys/${sshKey.fingerprint}` }),
  },
];

/** One of each kind that can carry a tag, as doctl and Terraform's provider name them. */
async function taggables(by: Asker): Promise<object> {
  const { server, accountId } = by;
  const resources = [
    { resource_id: String((await createDroplet(by)).id), resource_type: 'droplet' },
    { resource_id: String(await insertSnapshot(server, { accountId })), resource_type: 'image' },
    { resource_id: (await createVolume(by)).id, resource_type: 'volume' },
    { resource_id: await insertVolumeSnapshot(server, { accountId }), resource_type: 'volume_snapshot' },
  ];
  return { resources };
}

const tags: readonly DocumentedRequest[] = [
  { id: 'tags_create', what: 'a name', asks: { body: { name: 'rather-good' } } },
  { id: 'tags_create', what: 'a name of every kind of character', asks: { body: { name: 'Env:live_2026-11' } } },
  {
    id: 'tags_create',
    what: 'the name of a tag that there is',
    asks: async (by) => {
      const body = { name: unusedName('again') };
      await by.ask('POST', '/v2/tags', body);
      return { body };
    },
  },
  { id: 'tags_assign_resources', what: 'one of each kind', asks: async (by) => ({ body: await taggables(by) }) },
  {
    id: 'tags_unassign_resources',
    what: 'one of each kind',
    asks: async (by) => {
      const body = await taggables(by);
      await by.ask('POST', `/v2/tags/${idOf(by, '/v2/tags/{tag_id}')}/resources`, body);
      return { body };
    },
  },
];

const TOKEN = { name: 'Nightly job', scopes: ['droplets:read', 'ssh_key:read'] };

const tokens: readonly DocumentedRequest[] = [
  { id: 'tokens_list', what: 'every state', asks: { query: '?state=all' } },
  { id: 'tokens_list', what: 'those that one token minted', asks: { query: '?parent_id=1' } },
  { id: 'tokens_list', what: 'those that end soon, by name', asks: { query: '?state=expiring&search=ci' } },
  { id: 'audit_list', what: 'what happened to one token', asks: { query: '?token_id=1' } },
  { id: 'tokens_create', what: 'a name and scopes', asks: { body: TOKEN } },
  {
    id: 'tokens_create',
    what: 'all restrictions that there are',
    asks: {
      body: {
        ...TOKEN,
        expires_at: '2090-01-01T00:00:00+01:00',
        not_before: null,
        allowed_ips: ['127.0.0.0/8', '::1'],
        rate_limit: null,
      },
    },
  },
  {
    id: 'tokens_update',
    what: 'another name and an end',
    asks: { body: { name: 'Weekly job', expires_in_seconds: 86_400 } },
  },
  { id: 'tokens_rotate', what: 'an overlap', asks: { body: { overlap_seconds: 60, retire_on_first_use: false } } },
  { id: 'tokens_revoke', what: 'a reason', asks: { body: { reason: 'superseded' } } },
  {
    id: 'tokens_revoke_all',
    what: 'some by their ids, and why',
    asks: (by) => ({ body: { token_ids: [Number(idOf(by, '/v2/tokens/{token_id}'))], reason: 'leaked' } }),
  },
  { id: 'tokens_revoke_self', what: 'a reason', asks: { body: { reason: 'no_longer_needed' } } },
];

/** The bill of this month has an address of its own beside its uuid. */
const PREVIEW = '/v2/customers/my/invoices/preview';

const invoices: readonly DocumentedRequest[] = [
  { id: 'invoices_get_byUUID', what: 'the preview', asks: { path: PREVIEW, query: '?page=1&per_page=200' } },
  { id: 'invoices_get_summaryByUUID', what: 'the preview', asks: { path: `${PREVIEW}/summary` } },
  { id: 'invoices_get_csvByUUID', what: 'the preview', asks: { path: `${PREVIEW}/csv` } },
  { id: 'invoices_get_pdfByUUID', what: 'the preview', asks: { path: `${PREVIEW}/pdf` } },
];

export const accountRequests: readonly DocumentedRequest[] = [...sshKeys, ...tags, ...tokens, ...invoices];
