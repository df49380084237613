import type { OperationId } from '@postern/api';
import { rotateToken } from '@postern/engine';
import { createSetUpLink } from '@postern/server';
import { setTimeout as delay } from 'node:timers/promises';
import { insertSnapshot } from '../support/own-images.ts';
import { addPerson, signIn } from '../support/person.ts';
import { unusedPublicKey } from '../support/public-key.ts';
import type { TestServer } from '../support/test-server.ts';
import {
  beginTwoFactor,
  ownerOf,
  ownerWithoutTwoFactor,
  signInOwner,
  turnOnTwoFactor,
} from '../support/second-factor.ts';
import type { Things } from './route-conformance-calls.ts';
import { unusedName } from './unused-name.ts';

interface Making {
  readonly server: TestServer;
  readonly accountId: number;
  /** Of the account, for everything that can be done to resources. */
  readonly token: string;
  /** What has been made so far: first of all the objects of shorter paths. */
  readonly things: Things;
}

type Answer = Readonly<Record<string, { readonly id: number | string }>>;

/** Posts a body and answers the id of what was made by it, which the answer holds under `root`. */
async function create(
  { server, token }: Making,
  path: string,
  { root, body }: { readonly root: string; readonly body: object },
): Promise<number | string> {
  const answer = await server.request('POST', path, { token, body });
  const id = (answer.body as Answer)[root]?.id;
  if (id === undefined) throw new Error(`POST ${path} made nothing: ${JSON.stringify(answer.body)}`);
  return id;
}

/** A volume in nyc3 by its name, for routes that name one in their query or body. */
export const NAMED_VOLUME = '/v2/volumes?name={name}';

/** A Droplet that was to be destroyed, and is still there because something of it could not be. */
const HALF_DESTROYED = '/v2/droplets/{droplet_id}/destroy_with_associated_resources';

/** How the owner of the account signs in. Of all three at once the longest is made last, and stays. */
export const SECOND_FACTOR_ON = '/v2/account/two_factor?on';
export const SECOND_FACTOR_BEGUN = '/v2/account/two_factor?begun';
const NO_SECOND_FACTOR = '/v2/account/two_factor?not_yet_set_up';

/** The secrets of one-time links, for routes that take one in their body. */
export const SET_UP_LINK = '/set-up#{secret}';
export const INVITATION_LINK = '/invitation#{secret}';

/** Invites somebody as an owner of the account would. */
async function invite({ server, accountId }: Making): Promise<{ id: string; secret: string }> {
  const owner = await addPerson(server, { accountId, email: `${unusedName('owner')}@example.com` });
  const headers = await signIn(server, owner);
  const body = { email: `${unusedName('guest')}@example.com` };
  const answer = await server.request('POST', '/v2/account/invitations', { headers, body });
  const { invitation, link } = answer.body as { invitation: { id: string }; link: string };
  return { id: invitation.id, secret: link.slice(link.indexOf('#') + 1) };
}

/** What a route names elsewhere than in its path. */
export const BESIDES: Readonly<Partial<Record<OperationId, readonly string[]>>> = {
  volumeActions_post: [NAMED_VOLUME, '/v2/droplets/{droplet_id}'],
  volumes_delete_byName: [NAMED_VOLUME],
  account_set_up: [SET_UP_LINK],
  invitations_accept: [INVITATION_LINK],
  tokens_revoke_all: ['/v2/tokens/{token_id}'],
  sessions_confirm: [NO_SECOND_FACTOR],
  twoFactor_confirm: [SECOND_FACTOR_BEGUN],
  twoFactor_disable: [SECOND_FACTOR_ON],
  twoFactor_enrol: [NO_SECOND_FACTOR],
  twoFactor_get: [NO_SECOND_FACTOR],
  twoFactor_renew_recoveryCodes: [SECOND_FACTOR_ON],
  droplets_get_DestroyAssociatedResourcesStatus: [HALF_DESTROYED],
  droplets_destroy_retryWithAssociatedResources: [HALF_DESTROYED],
};

async function createVolume(making: Making, name = unusedName('volume')): Promise<number | string> {
  const body = { name, region: 'nyc3', size_gigabytes: 1 };
  return create(making, '/v2/volumes', { root: 'volume', body });
}

const DROPLET = { name: 'web-1', size: 's-1vcpu-1gb', image: 'ubuntu-24-04-x64' };
const IMAGE = { name: 'own', url: 'https://example.com/own.qcow2', region: 'nyc3' };

/** Reserves an address for a Droplet of its own. */
async function reserve(making: Making): Promise<string> {
  const dropletId = await create(making, '/v2/droplets', { root: 'droplet', body: DROPLET });
  const request = { token: making.token, body: { droplet_id: dropletId } };
  const { body } = await making.server.request('POST', '/v2/reserved_ips', request);
  return (body as { reserved_ip: { ip: string } }).reserved_ip.ip;
}

async function newestAction({ server, token }: Making, path: string): Promise<number> {
  const { body } = await server.request('GET', `${path}/actions`, { token });
  return (body as { actions: { id: number }[] }).actions[0]?.id ?? 0;
}

/** Has the Droplet half destroyed: a volume of it is busy, and stays so. */
async function halfDestroy(making: Making): Promise<number | string> {
  const { server, token, things } = making;
  const dropletId = Number(things.get('/v2/droplets/{droplet_id}'));
  const volume = String(await createVolume(making));
  const busy = { droplet_id: dropletId, pending_action_id: 1 };
  await server.database.kysely.updateTable('volumes').set(busy).where('id', '=', volume).execute();
  const path = `/v2/droplets/${dropletId}/destroy_with_associated_resources/dangerous`;
  const { status } = await server.request('DELETE', path, { token, headers: { 'x-dangerous': 'true' } });
  if (status !== 202) throw new Error(`The Droplet was not half destroyed: ${status}`);
  return dropletId;
}

/** Rotates the token of the path and answers its old secret, which works on for a while. */
async function retireSecret({ server, accountId, things }: Making): Promise<string> {
  const tokenId = Number(things.get('/v2/tokens/{token_id}'));
  const [old] = await server.engine.store.listSecrets(accountId, [tokenId]);
  const by = { actor: { kind: 'system', name: 'test' } } as const;
  const { ok } = await rotateToken(server.engine, by, { accountId, tokenId });
  if (!ok || old === undefined) throw new Error('The token was not rotated.');
  return old.publicId;
}

/** How what a path names is made, by the path that ends in its identifier. A path that is missing here fails its route's tests. */
export const THINGS: Readonly<Record<string, (making: Making) => Promise<number | string>>> = {
  '/v2/account/keys/{ssh_key_identifier}': (making) =>
    create(making, '/v2/account/keys', {
      root: 'ssh_key',
      body: { name: 'laptop', public_key: unusedPublicKey() },
    }),
  '/v2/account/invitations/{invitation_id}': async (making) => (await invite(making)).id,
  [INVITATION_LINK]: async (making) => (await invite(making)).secret,
  [SET_UP_LINK]: async ({ server, accountId }) => (await createSetUpLink(server, accountId)).secret,
  '/v2/account/people/{user_id}': async ({ server, accountId }) =>
    (await addPerson(server, { accountId, role: 'member', email: `${unusedName('member')}@example.com` })).id,
  '/v2/account/sessions/{session_id}': async ({ server, accountId }) => {
    await signInOwner(server, accountId);
    const { id } = await ownerOf(server, accountId);
    const sessions = server.database.kysely.selectFrom('sessions').select('id').where('user_id', '=', id);
    return (await sessions.orderBy('created_at', 'desc').executeTakeFirstOrThrow()).id;
  },
  '/v2/actions/{action_id}': async ({ server, token }) => {
    const { body } = await server.request('POST', '/v2/droplets', { token, body: DROPLET });
    return (body as { links: { actions: { id: number }[] } }).links.actions[0]?.id ?? 0;
  },
  '/v2/domains/{domain_name}': async ({ server, token }) => {
    const body = { name: `${unusedName('zone')}.example` };
    const answer = await server.request('POST', '/v2/domains', { token, body });
    return (answer.body as { domain: { name: string } }).domain.name;
  },
  '/v2/domains/{domain_name}/records/{domain_record_id}': (making) => {
    const path = `/v2/domains/${making.things.get('/v2/domains/{domain_name}')}/records`;
    return create(making, path, { root: 'domain_record', body: { type: 'A', name: 'www', data: '192.0.2.1' } });
  },
  [HALF_DESTROYED]: halfDestroy,
  '/v2/customers/my/invoices/{invoice_uuid}': async (making) => {
    await create(making, '/v2/droplets', { root: 'droplet', body: DROPLET });
    // A Droplet costs something as soon as there has been some time.
    await delay(2);
    await making.server.jobs.run();
    const { secret: token } = await making.server.issue(['billing'], { accountId: making.accountId });
    const { body } = await making.server.request('GET', '/v2/customers/my/invoices', { token });
    return (body as { invoice_preview: { invoice_uuid: string } }).invoice_preview.invoice_uuid;
  },
  '/v2/droplets/{droplet_id}': (making) => create(making, '/v2/droplets', { root: 'droplet', body: DROPLET }),
  '/v2/floating_ips/{floating_ip}': reserve,
  '/v2/floating_ips/{floating_ip}/actions/{action_id}': (making) =>
    newestAction(making, `/v2/floating_ips/${making.things.get('/v2/floating_ips/{floating_ip}')}`),
  '/v2/images/{image_id}': (making) => create(making, '/v2/images', { root: 'image', body: IMAGE }),
  '/v2/images/{image_id}/actions/{action_id}': (making) =>
    create(making, `/v2/images/${making.things.get('/v2/images/{image_id}')}/actions`, {
      root: 'action',
      body: { type: 'transfer', region: 'sfo3' },
    }),
  '/v2/snapshots/{snapshot_id}': ({ server, accountId }) => insertSnapshot(server, { accountId }),
  '/v2/projects/{project_id}': (making) =>
    create(making, '/v2/projects', { root: 'project', body: { name: unusedName('project'), purpose: 'IoT' } }),
  '/v2/droplets/{droplet_id}/actions/{action_id}': async ({ server, token, things }) => {
    const droplet = things.get('/v2/droplets/{droplet_id}') ?? '';
    const { body } = await server.request('GET', `/v2/droplets/${droplet}/actions`, { token });
    return (body as { actions: { id: number }[] }).actions[0]?.id ?? 0;
  },
  // Named after the account: tags of the same name in two accounts could not be told apart.
  '/v2/tags/{tag_id}': async ({ server, accountId, token }) => {
    const name = `of-${accountId}`;
    await server.request('POST', '/v2/tags', { token, body: { name } });
    return name;
  },
  '/v2/reserved_ips/{reserved_ip}': reserve,
  '/v2/reserved_ips/{reserved_ip}/actions/{action_id}': (making) =>
    newestAction(making, `/v2/reserved_ips/${making.things.get('/v2/reserved_ips/{reserved_ip}')}`),
  [NO_SECOND_FACTOR]: async ({ server, accountId }) => (await ownerWithoutTwoFactor(server, accountId)).id,
  [SECOND_FACTOR_BEGUN]: async ({ server, accountId }) => {
    await ownerWithoutTwoFactor(server, accountId);
    const { secret: token } = await server.issue(['2fa'], { accountId });
    return (await beginTwoFactor(server, { token })).code();
  },
  [SECOND_FACTOR_ON]: async ({ server, accountId }) => {
    await ownerWithoutTwoFactor(server, accountId);
    const { secret: token } = await server.issue(['2fa'], { accountId });
    return (await turnOnTwoFactor(server, { token })).recoveryCodes[0] ?? '';
  },
  '/v2/tokens/{token_id}': async ({ server, accountId }) => (await server.issue([], { accountId })).id,
  '/v2/tokens/{token_id}/secrets/{public_id}': retireSecret,
  '/v2/volumes/{volume_id}': (making) => createVolume(making),
  '/v2/volumes/{volume_id}/actions/{action_id}': (making) =>
    create(making, `/v2/volumes/${making.things.get('/v2/volumes/{volume_id}')}/actions`, {
      root: 'action',
      body: { type: 'resize', size_gigabytes: 2 },
    }),
  '/v2/volumes/snapshots/{snapshot_id}': async (making) =>
    create(making, `/v2/volumes/${await createVolume(making)}/snapshots`, {
      root: 'snapshot',
      body: { name: 'first' },
    }),
  [NAMED_VOLUME]: async (making) => {
    const name = unusedName('volume');
    await createVolume(making, name);
    return name;
  },
  '/v2/vpcs/{vpc_id}': (making) =>
    create(making, '/v2/vpcs', { root: 'vpc', body: { name: unusedName('vpc'), region: 'nyc1' } }),
};
