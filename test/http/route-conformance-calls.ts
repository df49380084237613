import type { OperationId, Route } from '@postern/api';
import { routeTable } from '@postern/api';
import type { TestAnswer, TestServer } from '../support/test-server.ts';
import { PASSWORD } from '../support/person.ts';
import { unusedPublicKey } from '../support/public-key.ts';
import {
  BESIDES,
  INVITATION_LINK,
  NAMED_VOLUME,
  SECOND_FACTOR_BEGUN,
  SECOND_FACTOR_ON,
  SET_UP_LINK,
  THINGS,
} from './route-conformance-things.ts';
import { unusedName } from './unused-name.ts';

/** Objects of one account, by the path that ends in their identifier: `/v2/droplets/{droplet_id}`. */
export type Things = ReadonlyMap<string, string>;

/** Identifiers that name nothing, in anybody's account, by the name of the parameter. */
const NOTHING_IDS: Readonly<Record<string, string>> = {
  action_id: '4000000000',
  domain_name: 'nothing.example',
  domain_record_id: '4000000000',
  droplet_id: '4000000000',
  floating_ip: '192.0.2.1',
  invitation_id: '11111111-1111-4111-8111-111111111111',
  invoice_uuid: '00000000-0000-4000-8000-000000000000',
  image_id: '4000000000',
  snapshot_id: '4000000000',
  public_id: '0000000000',
  project_id: '11111111-1111-4111-8111-111111111111',
  session_id: '11111111-1111-4111-8111-111111111111',
  ssh_key_identifier: '4000000000',
  tag_id: 'no-such-tag',
  reserved_ip: '192.0.2.1',
  token_id: '4000000000',
  user_id: '11111111-1111-4111-8111-111111111111',
  volume_id: '7724db7c-e098-11e5-b522-000f53304e51',
  vpc_id: '11111111-1111-4111-8111-111111111111',
};

/** Stands for objects that are nowhere. */
export const NOTHING: Things = new Map();

/** What a route is sent when it is to go well: nothing for `null`, the same every time, or made for the objects of the path. */
type Body = object | null | ((things: Things) => object);

const PROJECT = { description: '', purpose: 'IoT', environment: 'Production' };

const NEWCOMER = { name: 'Newcomer', password: 'a horse of another colour' };
/** Of no link. */
const NO_SECRET = 'x'.repeat(43);

let size = 10;
/** More than any other call of this run has asked for. */
const largerSize = (): number => ++size;

/** A route without a line does not compile. */
const BODIES: Readonly<Record<OperationId, Body>> = {
  account_get: null,
  account_set_up: (things) => ({ ...NEWCOMER, email: 'ada@example.com', secret: things.get(SET_UP_LINK) ?? NO_SECRET }),
  account_sign_up: () => ({ ...NEWCOMER, email: `${unusedName('new')}@example.com` }),
  invitations_accept: (things) => ({ ...NEWCOMER, secret: things.get(INVITATION_LINK) ?? NO_SECRET }),
  invitations_create: () => ({ email: `${unusedName('guest')}@example.com` }),
  invitations_list: null,
  invitations_revoke: null,
  password_change: { current_password: PASSWORD, new_password: 'a mule of quite another colour' },
  people_list: null,
  people_remove: null,
  profile_get: null,
  profile_update: { name: 'Ada Lovelace' },
  sessions_confirm: { password: PASSWORD },
  sessions_end: null,
  sessions_end_others: null,
  sessions_list: null,

  actions_get: null,
  actions_list: null,

  audit_list: null,

  balance_get: null,
  billingHistory_list: null,
  invoices_get_byUUID: null,
  invoices_get_csvByUUID: null,
  invoices_get_pdfByUUID: null,
  invoices_get_summaryByUUID: null,
  invoices_list: null,

  domains_create_record: { type: 'A', name: 'www', data: '192.0.2.1' },
  domains_delete_record: null,
  domains_get_record: null,
  domains_list_records: null,
  domains_patch_record: { ttl: 60 },
  domains_update_record: { name: 'blog' },

  domains_create: () => ({ name: `${unusedName('site')}.example` }),
  domains_delete: null,
  domains_get: null,
  domains_list: null,

  dropletActions_get: null,
  dropletActions_list: null,
  dropletActions_post: { type: 'rename', name: 'web-1' },
  dropletActions_post_byTag: { type: 'power_off' },

  droplets_create: { name: 'web-1', size: 's-1vcpu-1gb', image: 'ubuntu-24-04-x64' },
  droplets_destroy: null,
  droplets_destroy_byTag: null,
  droplets_get: null,
  droplets_list: null,

  droplets_get_backup_policy: null,
  droplets_list_backup_policies: null,
  droplets_list_backups: null,
  droplets_list_snapshots: null,
  droplets_list_supported_backup_policies: null,

  droplets_list_associatedResources: null,
  droplets_destroy_withAssociatedResourcesSelective: { volumes: [] },
  droplets_destroy_withAssociatedResourcesDangerous: null,
  droplets_get_DestroyAssociatedResourcesStatus: null,
  droplets_destroy_retryWithAssociatedResources: null,

  droplets_list_firewalls: null,
  droplets_list_kernels: null,
  droplets_list_neighbors: null,
  droplets_list_neighborsIds: null,

  floatingIPs_create: { region: 'nyc3' },
  floatingIPs_delete: null,
  floatingIPs_get: null,
  floatingIPs_list: null,
  floatingIPsAction_get: null,
  floatingIPsAction_list: null,
  floatingIPsAction_post: { type: 'unassign' },

  imageActions_get: null,
  imageActions_list: null,
  imageActions_post: { type: 'transfer', region: 'ams3' },

  images_create_custom: { name: 'own', url: 'https://example.com/own.qcow2', region: 'nyc3' },
  images_delete: null,
  images_get: null,
  images_list: null,
  images_update: { name: 'renamed' },

  oauth_token_info: null,

  projects_assign_resources: { resources: ['do:space:nothing'] },
  projects_assign_resources_default: { resources: ['do:space:nothing'] },
  projects_list_resources: null,
  projects_list_resources_default: null,

  projects_create: () => ({ name: unusedName('project'), purpose: 'Web Application' }),
  projects_delete: null,
  projects_get: null,
  projects_get_default: null,
  projects_list: null,
  projects_patch: { environment: 'Staging' },
  projects_patch_default: { description: 'Whatever has no other place.' },
  projects_update: () => ({ ...PROJECT, name: unusedName('project'), is_default: false }),
  projects_update_default: () => ({ ...PROJECT, name: unusedName('project'), is_default: true }),

  regions_list: null,

  reservedIPs_create: { region: 'nyc3' },
  reservedIPs_delete: null,
  reservedIPs_get: null,
  reservedIPs_list: null,
  reservedIPsActions_get: null,
  reservedIPsActions_list: null,
  reservedIPsActions_post: { type: 'unassign' },

  scopes_list: null,

  signIn_get: null,
  sizes_list: null,

  snapshots_delete: null,
  snapshots_get: null,
  snapshots_list: null,
  sshKeys_create: () => ({ name: 'laptop', public_key: unusedPublicKey() }),
  sshKeys_delete: null,
  sshKeys_get: null,
  sshKeys_list: null,
  sshKeys_update: { name: 'renamed' },

  healthz: null,
  openapi_get: null,
  readyz: null,

  tags_assign_resources: { resources: [] },
  tags_create: { name: 'web' },
  tags_delete: null,
  tags_get: null,
  tags_list: null,
  tags_unassign_resources: { resources: [] },

  tokens_create: { name: 'child', scopes: [] },
  tokens_end_secret: null,
  tokens_get: null,
  tokens_get_self: null,
  tokens_list: null,
  tokens_propose_shrink: null,
  tokens_read_usage: null,
  tokens_revoke: null,
  tokens_revoke_all: (things) => ({ token_ids: [Number(things.get('/v2/tokens/{token_id}') ?? 4_000_000_000)] }),
  tokens_revoke_self: null,
  tokens_rotate: null,
  tokens_update: { name: 'renamed' },

  twoFactor_confirm: (things) => ({ code: things.get(SECOND_FACTOR_BEGUN) ?? '000000' }),
  twoFactor_disable: (things) => ({ code: things.get(SECOND_FACTOR_ON) ?? '000000' }),
  twoFactor_enrol: { password: PASSWORD },
  twoFactor_get: null,
  twoFactor_renew_recoveryCodes: (things) => ({ code: things.get(SECOND_FACTOR_ON) ?? '000000' }),

  volumeActions_get: null,
  volumeActions_list: null,
  volumeActions_post: (things) => ({
    type: 'attach',
    volume_name: things.get(NAMED_VOLUME) ?? 'nothing',
    region: 'nyc3',
    droplet_id: Number(things.get('/v2/droplets/{droplet_id}') ?? 4_000_000_000),
  }),
  volumeActions_post_byId: () => ({ type: 'resize', size_gigabytes: largerSize() }),

  volumeSnapshots_create: () => ({ name: unusedName('snapshot') }),
  volumeSnapshots_delete_byId: null,
  volumeSnapshots_get_byId: null,
  volumeSnapshots_list: null,

  volumes_create: () => ({ name: unusedName('disk'), region: 'nyc1', size_gigabytes: 10 }),
  volumes_delete: null,
  volumes_delete_byName: null,
  volumes_get: null,
  volumes_list: null,

  vpcs_create: () => ({ name: unusedName('vpc'), region: 'ams3' }),
  vpcs_delete: null,
  vpcs_get: null,
  vpcs_list: null,
  vpcs_list_members: null,
  vpcs_patch: { description: 'For everything' },
  vpcs_update: () => ({ name: unusedName('vpc'), default: false }),
};

/** What has to follow the path where a route takes something of its query: `?tag_name=web`. */
const QUERIES: Readonly<Partial<Record<OperationId, (things: Things) => string>>> = {
  dropletActions_post_byTag: () => '?tag_name=web',
  droplets_destroy_byTag: () => '?tag_name=brief',
  volumes_delete_byName: (things) => `?name=${things.get(NAMED_VOLUME) ?? 'nothing'}&region=nyc3`,
};

/** What has to come with a request of a route in its headers. */
const HEADERS: Readonly<Partial<Record<OperationId, Readonly<Record<string, string>>>>> = {
  droplets_destroy_withAssociatedResourcesDangerous: { 'x-dangerous': 'true' },
};

export interface RouteCall {
  readonly method: Route['method'] | 'HEAD';
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** The paths of a route's objects: every part of its path that ends in a parameter. */
function placesOf(path: string): string[] {
  return [...path.matchAll(/\{\w+\}/g)].map(({ index, 0: parameter }) => path.slice(0, index + parameter.length));
}

/** A call of the route that would go well for whoever may make it. Throws on a parameter that no thing fills. */
export function callOf(id: OperationId, things: Things): RouteCall {
  const { method, path } = routeTable[id];
  const filled = placesOf(path).reduce((rest, place) => {
    const name = place.slice(place.lastIndexOf('{') + 1, -1);
    const value = things === NOTHING ? NOTHING_IDS[name] : things.get(place);
    if (value === undefined) throw new Error(`Nothing is made for {${name}} of ${path}.`);
    return rest.replace(`{${name}}`, value);
  }, path as string);
  const body = BODIES[id];
  return {
    method,
    path: `${filled}${QUERIES[id]?.(things) ?? ''}`,
    headers: HEADERS[id] ?? {},
    body: typeof body === 'function' ? body(things) : body,
  };
}

/** Who makes a call: a token, the headers of a session, or nobody. */
export type By = string | Readonly<Record<string, string>> | undefined;

/** Makes one call over HTTP. */
export function makeCall(server: TestServer, call: RouteCall, by?: By): Promise<TestAnswer> {
  const { method, path, body } = call;
  const token = typeof by === 'string' ? by : undefined;
  const headers = { ...call.headers, ...(typeof by === 'object' && by) };
  return server.request(method, path, { token, headers, ...(body !== null && { body }) });
}

/** Makes one call without a socket, which takes a third of the time, and answers its status. */
export async function statusOf(server: TestServer, call: RouteCall, token?: string): Promise<number> {
  const { method, path, body } = call;
  const headers = { ...call.headers, ...(token !== undefined && { authorization: `Bearer ${token}` }) };
  const payload = body === null ? {} : { payload: JSON.stringify(body) };
  const answer = await server.app.inject({ method, url: path, headers, ...payload });
  return answer.statusCode;
}

/** Makes, for an account, what a route names in its path or elsewhere, or every route there is. */
export async function createThings(server: TestServer, accountId: number, id?: OperationId): Promise<Things> {
  const ids = id === undefined ? (Object.keys(routeTable) as OperationId[]) : [id];
  const named = ids.flatMap((one) => [...placesOf(routeTable[one].path), ...(BESIDES[one] ?? [])]);
  const places = [...new Set(named)].sort((one, other) => one.length - other.length);
  const things = new Map<string, string>();
  if (places.length === 0) return things;
  const { secret: token } = await server.issue(['write'], { accountId });
  for (const place of places) {
    const make = THINGS[place];
    if (make === undefined) throw new Error(`Nothing says how ${place} is made.`);
    things.set(place, String(await make({ server, accountId, token, things })));
  }
  return things;
}
