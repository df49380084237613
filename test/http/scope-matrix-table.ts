/**
 * What each scope opens of this API, written down by hand from what the scopes promise to people. Never made from the
 * catalogue or the route table: those are what is held against it.
 */

const names = (text: string): readonly string[] => text.trim().split(/\s+/);

/** Every scope there is. */
export const SCOPES = names(`
  read write
  account billing actions projects 2fa
  droplets:read droplets:write images:read images:write snapshots:read snapshots:write ssh_keys:read ssh_keys:write
  tags:read tags:write projects:read projects:write volumes:read volumes:write vpcs:read vpcs:write
  domains:read domains:write reserved_ips:read reserved_ips:write tokens:read tokens:write

  account:read
  actions:create actions:read
  addon:create addon:read addon:update addon:delete
  api:read api:write
  app:create app:read app:update app:delete app:access_console
  audit:read
  billing:read
  block_storage:create block_storage:read block_storage:delete
  block_storage_action:create block_storage_action:read
  block_storage_snapshot:create block_storage_snapshot:read block_storage_snapshot:delete
  byoip_prefix:create byoip_prefix:read byoip_prefix:update byoip_prefix:delete
  cdn:create cdn:read cdn:update cdn:delete
  certificate:create certificate:read certificate:delete
  database:create database:read database:update database:delete database:view_credentials
  dedicated_inference:create dedicated_inference:read dedicated_inference:update dedicated_inference:delete
  dedicated_inference_token:create dedicated_inference_token:read dedicated_inference_token:delete
  domain:create domain:read domain:update domain:delete
  droplet:create droplet:read droplet:update droplet:delete droplet:admin droplet:snapshot
  firewall:create firewall:read firewall:update firewall:delete
  function:create function:read function:update function:delete function:admin
  genai:create genai:read genai:update genai:delete
  image:create image:read image:update image:delete
  kubernetes:create kubernetes:read kubernetes:update kubernetes:delete kubernetes:access_cluster
  load_balancer:create load_balancer:read load_balancer:update load_balancer:delete
  monitoring:create monitoring:read monitoring:update monitoring:delete
  nat_gateway:create nat_gateway:read nat_gateway:update nat_gateway:delete
  nfs:create nfs:read nfs:delete
  organization:create organization_membership:read_teams
  partner_network_connect:create partner_network_connect:read partner_network_connect:update
  project:create project:read project:update project:delete project:assign_resource
  regions:read
  registry:create registry:read registry:update registry:delete
  reserved_ip:create reserved_ip:read reserved_ip:update reserved_ip:delete
  security:create security:read security:update security:delete
  sizes:read
  snapshot:read snapshot:delete
  spaces_key:create_credentials spaces_key:read spaces_key:update spaces_key:delete
  ssh_key:create ssh_key:read ssh_key:update ssh_key:delete
  tag:create tag:read tag:delete
  token:create token:read token:update token:delete token:introspect
  two_factor:read two_factor:update
  uptime:create uptime:read uptime:update uptime:delete
  vpc:create vpc:read vpc:update vpc:delete
  vpc_peering:create vpc_peering:read vpc_peering:update vpc_peering:delete

  byoip_prefix:write database:write genai:default nfs:list organization:read partner_network_connect:write
  dedicated_inference_tokens:create dedicated_inference_tokens:delete dedicated_inference_tokens:read
`);

/** A Droplet is never shown without its image, nor an image without its Droplets; a snapshot is an image. */
const DROPLET_READERS = names(`
  read write
  droplets:read droplets:write images:read images:write snapshots:read snapshots:write
  droplet:create droplet:read droplet:update droplet:delete droplet:admin droplet:snapshot
  image:create image:read image:update image:delete
  snapshot:read snapshot:delete
`);

/** Whoever sees a Droplet sees its actions; deleting a network brings the actions of what may still be in it. */
const ACTION_READERS = [...DROPLET_READERS, ...names('actions actions:create actions:read vpcs:write vpc:delete')];

/** Who reads tags, and acts on no Droplet. */
const ONLY_TAG_READERS = names('read tags:read tags:write tag:read tag:create tag:delete');

/** Of what keeps disk and size. Whoever may only destroy, or only create, does nothing to what is there. */
const DROPLET_ACTORS = names('write droplets:write droplet:update actions actions:create');

/** Who deletes each kind of what belongs to a Droplet, and the Droplet itself. */
const WHAT_BELONGS_DELETERS = [
  names('droplets:write droplet:delete'),
  names('volumes:write block_storage:delete'),
  names('volumes:write block_storage_snapshot:delete'),
  names('images:write snapshots:write image:delete snapshot:delete'),
  names('reserved_ips:write reserved_ip:delete'),
];

/** Whoever sees a Droplet sees the sizes and regions that it may have; so does whoever deletes a network. */
const SIZE_READERS = [...DROPLET_READERS, ...names('vpcs:write vpc:delete')];

/** A volume's snapshot is a snapshot, too. */
const SNAPSHOT_READERS = names('read write snapshots:read snapshots:write');
/** Whoever may do something to projects sees them. */
const PROJECT_READERS = names(`
  read write projects projects:read projects:write
  project:create project:read project:update project:delete project:assign_resource
`);

/** Changing a project is putting things into it, too. */
const PROJECT_FILLERS = names('write projects projects:write project:update project:assign_resource');
const PROJECT_CHANGERS = names('write projects projects:write project:update');

const DOMAIN_READERS = names('read write domains:read domains:write domain:read');

/** Droplets are put into networks by whoever creates them; whoever deletes a network sees it. */
const VPC_READERS = names('read write vpcs:read vpcs:write droplets:write vpc:read vpc:delete');

const RESERVED_IP_READERS = names('read write reserved_ips:read reserved_ips:write reserved_ip:read');

/** Whoever may do something to tokens sees them. Introspection is about tokens presented elsewhere. */
const TOKEN_READERS = names('tokens:read tokens:write token:create token:read token:update token:delete');

/** Whoever may do something to keys sees them; whoever creates Droplets names keys. */
const KEY_READERS = names(`
  read write
  ssh_keys:read ssh_keys:write droplets:write
  ssh_key:create ssh_key:read ssh_key:update ssh_key:delete
`);

const VOLUME_READERS = names('read write volumes:read volumes:write block_storage:read');
const VOLUME_ACTION_READERS = names('read write volumes:read volumes:write block_storage_action:read');

/** Whoever sees snapshots sees those of volumes, too. */
const VOLUME_SNAPSHOT_READERS = names(`
  read write volumes:read volumes:write snapshots:read snapshots:write block_storage_snapshot:read
`);

/** Whoever may do something to tags sees them; whoever creates Droplets may tag them. */
const TAG_READERS = names(`
  read write
  tags:read tags:write droplets:write
  tag:create tag:read tag:delete
`);
const TAG_MAKERS = names('write tags:write droplets:write tag:create');
const BILLING_READERS = names('billing billing:read');

const SECOND_FACTOR_CHANGERS = names('2fa two_factor:update');

export interface Opening {
  /** The scopes that open the route, each by itself. */
  readonly openedBy: readonly string[] | 'any token' | 'anybody';
  /** Scopes that each bring a part of what the route takes: one out of every list opens it, too. */
  readonly together?: readonly (readonly string[])[];
  /** What the matrix's request is answered once the route is open. 404: it asks for what does not exist. */
  readonly status: number;
}

/** Of people who are signed in alone. */
const NO_TOKEN: Opening = { openedBy: [], status: 404 };

/** Every route there is. */
export const OPENINGS: Readonly<Record<string, Opening>> = {
  'GET /healthz': { openedBy: 'anybody', status: 200 },
  'GET /readyz': { openedBy: 'anybody', status: 200 },
  'GET /openapi.json': { openedBy: 'anybody', status: 200 },
  'GET /v2/scopes': { openedBy: 'anybody', status: 200 },
  'GET /v2/sign_in': { openedBy: 'anybody', status: 200 },
  // By secrets of one-time links, and closed until the operator says otherwise.
  'POST /v2/account/invitations/accept': { openedBy: 'anybody', status: 404 },
  'POST /v2/account/set_up': { openedBy: 'anybody', status: 404 },
  'POST /v2/account/sign_up': { openedBy: 'anybody', status: 403 },
  'GET /v2/account/profile': NO_TOKEN,
  'PATCH /v2/account/profile': NO_TOKEN,
  'PUT /v2/account/password': NO_TOKEN,
  'POST /v2/account/confirmation': NO_TOKEN,
  'GET /v2/account/sessions': NO_TOKEN,
  'DELETE /v2/account/sessions': NO_TOKEN,
  'DELETE /v2/account/sessions/{session_id}': NO_TOKEN,
  'GET /v2/account/people': NO_TOKEN,
  'DELETE /v2/account/people/{user_id}': NO_TOKEN,
  'GET /v2/account/invitations': NO_TOKEN,
  'POST /v2/account/invitations': NO_TOKEN,
  'DELETE /v2/account/invitations/{invitation_id}': NO_TOKEN,
  'GET /v1/oauth/token/info': { openedBy: 'any token', status: 200 },
  'GET /v2/tokens/self': { openedBy: 'any token', status: 200 },
  'GET /v2/account': { openedBy: ['account', 'account:read'], status: 200 },
  'GET /v2/audit': { openedBy: ['audit:read'], status: 200 },
  'GET /v2/actions': { openedBy: ACTION_READERS, status: 200 },
  'GET /v2/customers/my/balance': { openedBy: BILLING_READERS, status: 200 },
  'GET /v2/customers/my/billing_history': { openedBy: BILLING_READERS, status: 200 },
  'GET /v2/customers/my/invoices': { openedBy: BILLING_READERS, status: 200 },
  'GET /v2/customers/my/invoices/{invoice_uuid}': { openedBy: BILLING_READERS, status: 200 },
  'GET /v2/customers/my/invoices/{invoice_uuid}/csv': { openedBy: BILLING_READERS, status: 200 },
  'GET /v2/customers/my/invoices/{invoice_uuid}/pdf': { openedBy: BILLING_READERS, status: 200 },
  'GET /v2/customers/my/invoices/{invoice_uuid}/summary': { openedBy: BILLING_READERS, status: 200 },
  'GET /v2/actions/{action_id}': { openedBy: ACTION_READERS, status: 200 },
  'GET /v2/domains': { openedBy: DOMAIN_READERS, status: 200 },
  'GET /v2/domains/{domain_name}': { openedBy: DOMAIN_READERS, status: 200 },
  'POST /v2/domains': { openedBy: ['write', 'domains:write', 'domain:create'], status: 201 },
  'DELETE /v2/domains/{domain_name}': { openedBy: ['write', 'domains:write', 'domain:delete'], status: 404 },
  'GET /v2/domains/{domain_name}/records': { openedBy: DOMAIN_READERS, status: 200 },
  'GET /v2/domains/{domain_name}/records/{domain_record_id}': { openedBy: DOMAIN_READERS, status: 200 },
  'POST /v2/domains/{domain_name}/records': {
    openedBy: ['write', 'domains:write', 'domain:create', 'domain:update'],
    status: 201,
  },
  'PUT /v2/domains/{domain_name}/records/{domain_record_id}': {
    openedBy: ['write', 'domains:write', 'domain:update'],
    status: 200,
  },
  'PATCH /v2/domains/{domain_name}/records/{domain_record_id}': {
    openedBy: ['write', 'domains:write', 'domain:update'],
    status: 200,
  },
  'DELETE /v2/domains/{domain_name}/records/{domain_record_id}': {
    openedBy: ['write', 'domains:write', 'domain:delete', 'domain:update'],
    status: 404,
  },
  'GET /v2/droplets': { openedBy: DROPLET_READERS, status: 200 },
  'GET /v2/droplets/{droplet_id}': { openedBy: DROPLET_READERS, status: 200 },
  'POST /v2/droplets': { openedBy: ['write', 'droplets:write', 'droplet:create'], status: 202 },
  'DELETE /v2/droplets': {
    openedBy: ['write', 'droplets:write'],
    together: [['droplet:delete'], ONLY_TAG_READERS],
    status: 204,
  },
  'GET /v2/droplets/{droplet_id}/backups': { openedBy: DROPLET_READERS, status: 200 },
  'GET /v2/droplets/{droplet_id}/backups/policy': { openedBy: DROPLET_READERS, status: 200 },
  'GET /v2/droplets/{droplet_id}/destroy_with_associated_resources': { openedBy: DROPLET_READERS, status: 200 },
  'GET /v2/droplets/{droplet_id}/destroy_with_associated_resources/status': {
    openedBy: ['write', 'droplets:write', 'droplet:delete'],
    status: 200,
  },
  'DELETE /v2/droplets/{droplet_id}/destroy_with_associated_resources/selective': {
    openedBy: ['write'],
    together: WHAT_BELONGS_DELETERS,
    status: 404,
  },
  'DELETE /v2/droplets/{droplet_id}/destroy_with_associated_resources/dangerous': {
    openedBy: ['write'],
    together: WHAT_BELONGS_DELETERS,
    status: 404,
  },
  'POST /v2/droplets/{droplet_id}/destroy_with_associated_resources/retry': {
    openedBy: ['write'],
    together: WHAT_BELONGS_DELETERS,
    status: 202,
  },
  'GET /v2/droplets/{droplet_id}/firewalls': { openedBy: ['read', 'write', 'firewall:read'], status: 200 },
  'GET /v2/droplets/{droplet_id}/kernels': { openedBy: DROPLET_READERS, status: 200 },
  'GET /v2/droplets/{droplet_id}/neighbors': { openedBy: DROPLET_READERS, status: 200 },
  'GET /v2/droplets/{droplet_id}/snapshots': { openedBy: DROPLET_READERS, status: 200 },
  'GET /v2/droplets/backups/policies': { openedBy: DROPLET_READERS, status: 200 },
  'GET /v2/droplets/backups/supported_policies': { openedBy: DROPLET_READERS, status: 200 },
  'GET /v2/reports/droplet_neighbors_ids': { openedBy: DROPLET_READERS, status: 200 },
  'DELETE /v2/droplets/{droplet_id}': { openedBy: ['write', 'droplets:write', 'droplet:delete'], status: 404 },
  'GET /v2/images': { openedBy: DROPLET_READERS, status: 200 },
  'GET /v2/images/{image_id}': { openedBy: DROPLET_READERS, status: 200 },
  'POST /v2/images': { openedBy: ['write', 'images:write', 'image:create'], status: 202 },
  'PUT /v2/images/{image_id}': { openedBy: ['write', 'images:write', 'image:update'], status: 200 },
  // A Droplet's snapshot is an image: whoever deletes the one deletes the other.
  'DELETE /v2/images/{image_id}': {
    openedBy: ['write', 'images:write', 'image:delete', 'snapshots:write', 'snapshot:delete'],
    status: 404,
  },
  'GET /v2/images/{image_id}/actions': { openedBy: DROPLET_READERS, status: 200 },
  'GET /v2/images/{image_id}/actions/{action_id}': { openedBy: DROPLET_READERS, status: 200 },
  'POST /v2/images/{image_id}/actions': { openedBy: ['write', 'images:write', 'image:update'], status: 404 },
  'GET /v2/projects': { openedBy: PROJECT_READERS, status: 200 },
  'POST /v2/projects': { openedBy: names('write projects projects:write project:create'), status: 201 },
  'GET /v2/projects/default': { openedBy: PROJECT_READERS, status: 200 },
  'PUT /v2/projects/default': { openedBy: PROJECT_CHANGERS, status: 200 },
  'PATCH /v2/projects/default': { openedBy: PROJECT_CHANGERS, status: 200 },
  'GET /v2/projects/{project_id}': { openedBy: PROJECT_READERS, status: 200 },
  'PUT /v2/projects/{project_id}': { openedBy: PROJECT_CHANGERS, status: 200 },
  'PATCH /v2/projects/{project_id}': { openedBy: PROJECT_CHANGERS, status: 200 },
  'DELETE /v2/projects/{project_id}': {
    openedBy: names('write projects projects:write project:delete'),
    status: 404,
  },
  'GET /v2/projects/{project_id}/resources': { openedBy: PROJECT_READERS, status: 200 },
  'POST /v2/projects/{project_id}/resources': { openedBy: PROJECT_FILLERS, status: 200 },
  'GET /v2/projects/default/resources': { openedBy: PROJECT_READERS, status: 200 },
  'POST /v2/projects/default/resources': { openedBy: PROJECT_FILLERS, status: 200 },
  'GET /v2/droplets/{droplet_id}/actions': { openedBy: DROPLET_READERS, status: 200 },
  'GET /v2/droplets/{droplet_id}/actions/{action_id}': { openedBy: DROPLET_READERS, status: 200 },
  'POST /v2/droplets/{droplet_id}/actions': { openedBy: DROPLET_ACTORS, status: 201 },
  'POST /v2/droplets/actions': {
    openedBy: ['write', 'droplets:write'],
    together: [names('droplet:update actions actions:create'), ONLY_TAG_READERS],
    status: 201,
  },
  'GET /v2/regions': { openedBy: [...SIZE_READERS, 'regions:read'], status: 200 },
  'GET /v2/reserved_ips': { openedBy: RESERVED_IP_READERS, status: 200 },
  'GET /v2/reserved_ips/{reserved_ip}': { openedBy: RESERVED_IP_READERS, status: 200 },
  'POST /v2/reserved_ips': { openedBy: ['write', 'reserved_ips:write', 'reserved_ip:create'], status: 202 },
  'DELETE /v2/reserved_ips/{reserved_ip}': {
    openedBy: ['write', 'reserved_ips:write', 'reserved_ip:delete'],
    status: 404,
  },
  'GET /v2/reserved_ips/{reserved_ip}/actions': { openedBy: RESERVED_IP_READERS, status: 200 },
  'GET /v2/reserved_ips/{reserved_ip}/actions/{action_id}': { openedBy: RESERVED_IP_READERS, status: 200 },
  'POST /v2/reserved_ips/{reserved_ip}/actions': {
    openedBy: ['write', 'reserved_ips:write', 'reserved_ip:update'],
    status: 404,
  },
  'GET /v2/floating_ips': { openedBy: RESERVED_IP_READERS, status: 200 },
  'GET /v2/floating_ips/{floating_ip}': { openedBy: RESERVED_IP_READERS, status: 200 },
  'POST /v2/floating_ips': { openedBy: ['write', 'reserved_ips:write', 'reserved_ip:create'], status: 202 },
  'DELETE /v2/floating_ips/{floating_ip}': {
    openedBy: ['write', 'reserved_ips:write', 'reserved_ip:delete'],
    status: 404,
  },
  'GET /v2/floating_ips/{floating_ip}/actions': { openedBy: RESERVED_IP_READERS, status: 200 },
  'GET /v2/floating_ips/{floating_ip}/actions/{action_id}': { openedBy: RESERVED_IP_READERS, status: 200 },
  'POST /v2/floating_ips/{floating_ip}/actions': {
    openedBy: ['write', 'reserved_ips:write', 'reserved_ip:update'],
    status: 404,
  },
  'GET /v2/sizes': { openedBy: SIZE_READERS, together: [['sizes:read'], ['regions:read']], status: 200 },
  'GET /v2/snapshots': { openedBy: [...SNAPSHOT_READERS, 'snapshot:read', 'snapshot:delete'], status: 200 },
  'GET /v2/snapshots/{snapshot_id}': {
    openedBy: SNAPSHOT_READERS,
    together: [
      ['snapshot:read', 'snapshot:delete'],
      ['block_storage_snapshot:read', 'volumes:read', 'volumes:write'],
    ],
    status: 200,
  },
  'DELETE /v2/snapshots/{snapshot_id}': { openedBy: ['write', 'snapshots:write', 'snapshot:delete'], status: 404 },
  'GET /v2/account/keys': { openedBy: KEY_READERS, status: 200 },
  'GET /v2/account/keys/{ssh_key_identifier}': { openedBy: KEY_READERS, status: 200 },
  'POST /v2/account/keys': { openedBy: ['write', 'ssh_keys:write', 'ssh_key:create'], status: 201 },
  'PUT /v2/account/keys/{ssh_key_identifier}': {
    openedBy: ['write', 'ssh_keys:write', 'ssh_key:update'],
    status: 200,
  },
  'DELETE /v2/account/keys/{ssh_key_identifier}': {
    openedBy: ['write', 'ssh_keys:write', 'ssh_key:delete'],
    status: 404,
  },
  'GET /v2/tags': { openedBy: TAG_READERS, status: 200 },
  'GET /v2/tags/{tag_id}': { openedBy: TAG_READERS, status: 200 },
  'POST /v2/tags': { openedBy: TAG_MAKERS, status: 201 },
  'DELETE /v2/tags/{tag_id}': { openedBy: ['write', 'tags:write', 'tag:delete'], status: 404 },
  'POST /v2/tags/{tag_id}/resources': { openedBy: TAG_MAKERS, status: 204 },
  'DELETE /v2/tags/{tag_id}/resources': { openedBy: ['write', 'tags:write', 'tag:delete'], status: 204 },
  'GET /v2/tokens': { openedBy: TOKEN_READERS, status: 200 },
  'GET /v2/tokens/{token_id}': { openedBy: TOKEN_READERS, status: 200 },
  'GET /v2/tokens/{token_id}/usage': { openedBy: TOKEN_READERS, status: 200 },
  'GET /v2/tokens/{token_id}/shrink': { openedBy: TOKEN_READERS, status: 200 },
  'POST /v2/tokens': { openedBy: ['tokens:write', 'token:create'], status: 201 },
  'PATCH /v2/tokens/{token_id}': { openedBy: ['tokens:write', 'token:update'], status: 200 },
  'POST /v2/tokens/{token_id}/rotate': { openedBy: ['tokens:write', 'token:update'], status: 201 },
  'DELETE /v2/tokens/{token_id}/secrets/{public_id}': { openedBy: ['tokens:write', 'token:update'], status: 204 },
  'DELETE /v2/tokens/{token_id}': { openedBy: ['tokens:write', 'token:delete'], status: 204 },
  'DELETE /v2/tokens': { openedBy: ['tokens:write', 'token:delete'], status: 200 },
  // Off for the account of the matrix: there is nothing to confirm, to renew or to turn off.
  'GET /v2/account/two_factor': { openedBy: ['2fa', 'two_factor:read', 'two_factor:update'], status: 200 },
  'POST /v2/account/two_factor/confirm': { openedBy: SECOND_FACTOR_CHANGERS, status: 409 },
  'POST /v2/account/two_factor/recovery_codes': { openedBy: SECOND_FACTOR_CHANGERS, status: 409 },
  'DELETE /v2/account/two_factor': { openedBy: SECOND_FACTOR_CHANGERS, status: 409 },
  'POST /v2/account/two_factor': { openedBy: SECOND_FACTOR_CHANGERS, status: 201 },
  'GET /v2/volumes': { openedBy: [...VOLUME_READERS, 'api:read', 'api:write'], status: 200 },
  'GET /v2/volumes/{volume_id}': { openedBy: VOLUME_READERS, status: 200 },
  'POST /v2/volumes': { openedBy: ['write', 'volumes:write', 'block_storage:create', 'api:write'], status: 201 },
  'DELETE /v2/volumes/{volume_id}': { openedBy: ['write', 'volumes:write', 'block_storage:delete'], status: 404 },
  'DELETE /v2/volumes': { openedBy: ['write', 'volumes:write', 'block_storage:delete', 'api:write'], status: 404 },
  'GET /v2/volumes/{volume_id}/actions': { openedBy: VOLUME_ACTION_READERS, status: 200 },
  'GET /v2/volumes/{volume_id}/actions/{action_id}': { openedBy: VOLUME_ACTION_READERS, status: 200 },
  'POST /v2/volumes/{volume_id}/actions': {
    openedBy: ['write', 'volumes:write', 'block_storage_action:create'],
    status: 202,
  },
  'POST /v2/volumes/actions': {
    openedBy: ['write', 'volumes:write', 'block_storage_action:create', 'api:write'],
    status: 404,
  },
  'GET /v2/volumes/{volume_id}/snapshots': { openedBy: VOLUME_SNAPSHOT_READERS, status: 200 },
  'GET /v2/volumes/snapshots/{snapshot_id}': { openedBy: VOLUME_SNAPSHOT_READERS, status: 200 },
  'POST /v2/volumes/{volume_id}/snapshots': {
    openedBy: ['write', 'volumes:write', 'block_storage_snapshot:create'],
    status: 201,
  },
  'DELETE /v2/volumes/snapshots/{snapshot_id}': {
    openedBy: ['write', 'volumes:write', 'block_storage_snapshot:delete'],
    status: 404,
  },
  'GET /v2/vpcs': { openedBy: VPC_READERS, status: 200 },
  'POST /v2/vpcs': { openedBy: ['write', 'vpcs:write', 'vpc:create'], status: 201 },
  'GET /v2/vpcs/{vpc_id}': { openedBy: VPC_READERS, status: 200 },
  'PUT /v2/vpcs/{vpc_id}': { openedBy: ['write', 'vpcs:write', 'vpc:update'], status: 200 },
  'PATCH /v2/vpcs/{vpc_id}': { openedBy: ['write', 'vpcs:write', 'vpc:update'], status: 200 },
  'DELETE /v2/vpcs/{vpc_id}': { openedBy: ['write', 'vpcs:write', 'vpc:delete'], status: 404 },
  'GET /v2/vpcs/{vpc_id}/members': { openedBy: VPC_READERS, status: 200 },
  // Last, because the token that calls it is gone.
  'DELETE /v2/tokens/self': { openedBy: 'any token', status: 204 },
};
