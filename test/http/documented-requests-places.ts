import { createDroplet, createVolume, reserveIp, type Asker, type DocumentedRequest } from './documented-request.ts';
import { unusedName } from './unused-name.ts';

const PROJECT = { description: 'All that the shop runs on', purpose: 'Service or API', environment: 'Production' };
const UNSET = { description: '', environment: '' };

const PROJECTS: readonly (readonly [what: string, fields: object])[] = [
  ['a project with all that can be said of it', PROJECT],
  ['a project with a purpose alone', { purpose: 'Web Application' }],
  ['a project as doctl sends it, with a purpose of its own', { ...UNSET, purpose: 'Baking bread' }],
  ['a project as Terraform’s provider sends it', { ...UNSET, purpose: 'Web Application' }],
];

const projectCreations: readonly DocumentedRequest[] = PROJECTS.map(([what, fields]) => ({
  id: 'projects_create',
  what,
  asks: () => ({ body: { name: unusedName('shop'), ...fields } }),
}));

const ALL_UNCHANGED = { name: null, description: null, purpose: null, environment: null, is_default: null };

const projectChanges: readonly DocumentedRequest[] = [
  {
    id: 'projects_update',
    what: 'all of it anew',
    asks: () => ({ body: { name: unusedName('shop'), ...PROJECT, environment: 'Staging', is_default: false } }),
  },
  {
    id: 'projects_update_default',
    what: 'all of it anew',
    asks: () => ({ body: { name: unusedName('shop'), ...PROJECT, is_default: true } }),
  },
  { id: 'projects_patch', what: 'another name', asks: () => ({ body: { name: unusedName('shop') } }) },
  {
    id: 'projects_patch',
    what: 'another description as doctl sends it, with null for the rest',
    asks: { body: { ...ALL_UNCHANGED, description: 'Closed on Sundays' } },
  },
  {
    id: 'projects_patch',
    what: 'all of it as Terraform’s provider sends it',
    asks: () => ({ body: { name: unusedName('shop'), ...PROJECT, description: '', is_default: false } }),
  },
  { id: 'projects_patch_default', what: 'another name', asks: () => ({ body: { name: unusedName('shop') } }) },
  { id: 'projects_patch_default', what: 'another environment', asks: { body: { environment: 'Development' } } },
];

/** Every kind that can be in a project. */
async function urns(by: Asker): Promise<{ resources: string[] }> {
  const [domain, ip] = [`${unusedName('shop')}.example.com`, await reserveIp(by)];
  await by.ask('POST', '/v2/domains', { name: domain });
  const { id: dropletId } = await createDroplet(by);
  const { id: volumeId } = await createVolume(by);
  const named = [`do:droplet:${dropletId}`, `do:volume:${volumeId}`, `do:domain:${domain}`, `do:reservedip:${ip}`];
  return { resources: [...named, `do:floatingip:${ip}`] };
}

const assignments: readonly DocumentedRequest[] = [
  {
    id: 'projects_assign_resources',
    what: 'a Droplet and a domain',
    asks: async (by) => {
      const { resources } = await urns(by);
      return { body: { resources: resources.filter((urn) => /:(?:droplet|domain):/.test(urn)) } };
    },
  },
  { id: 'projects_assign_resources', what: 'one of each kind', asks: async (by) => ({ body: await urns(by) }) },
  { id: 'projects_assign_resources_default', what: 'one of each kind', asks: async (by) => ({ body: await urns(by) }) },
  {
    id: 'projects_assign_resources',
    what: 'what is in the default project, named by its identifier',
    asks: async (by) => {
      const { project } = await by.ask<{ project: { id: string } }>('GET', '/v2/projects/default');
      return { path: `/v2/projects/${project.id}/resources`, body: await urns(by) };
    },
  },
];

const vpcs: readonly DocumentedRequest[] = [
  {
    id: 'vpcs_create',
    what: 'a network with all that can be said of it',
    asks: () => ({
      body: {
        name: unusedName('env.live'),
        description: 'For what is live',
        region: 'nyc1',
        ip_range: '10.10.20.0/24',
      },
    }),
  },
  {
    id: 'vpcs_create',
    what: 'a network without a range',
    asks: () => ({ body: { name: unusedName('env.test'), region: 'ams3' } }),
  },
  {
    id: 'vpcs_create',
    what: 'a network as dots-wrapper sends it',
    asks: () => ({
      body: { name: unusedName('dots'), default: false, description: '', ip_range: '192.168.32.0/28', region: 'sfo3' },
    }),
  },
  {
    id: 'vpcs_update',
    what: 'all of it anew',
    asks: () => ({ body: { name: unusedName('renamed'), description: 'For what will be live', default: false } }),
  },
  {
    id: 'vpcs_update',
    what: 'another name alone',
    asks: () => ({ body: { name: unusedName('renamed') } }),
  },
  { id: 'vpcs_patch', what: 'another name', asks: () => ({ body: { name: unusedName('renamed') } }) },
  { id: 'vpcs_patch', what: 'that it be the default', asks: { body: { default: true } } },
  {
    id: 'vpcs_list_members',
    what: 'a kind of member',
    asks: { query: '?resource_type=droplet' },
  },
];

const domains: readonly DocumentedRequest[] = [
  { id: 'domains_create', what: 'a name', asks: () => ({ body: { name: `${unusedName('shop')}.example.com` } }) },
  {
    id: 'domains_create',
    what: 'a name and an address',
    asks: () => ({ body: { name: `${unusedName('shop')}.example.com`, ip_address: '198.51.100.7' } }),
  },
  {
    id: 'domains_create',
    what: 'a name and an empty address, as godo sends it',
    asks: () => ({ body: { name: `${unusedName('tf-acc-test-')}-0.com`, ip_address: '' } }),
  },
];

/** All fields that a record can have, as they are where its type has none of them. */
const NONE = { priority: null, port: null, ttl: 1800, weight: null, flags: null, tag: null };
/** What godo sends of every record. */
const GODO = { priority: 0, weight: 0, flags: 0 };

const RECORDS: readonly (readonly [what: string, body: object])[] = [
  ['an A record with null for what it has not', { type: 'A', name: 'shop', data: '198.51.100.7', ...NONE }],
  ['an AAAA record', { type: 'AAAA', name: 'shop', data: '2001:db8::7', ...NONE }],
  ['a CAA record', { ...NONE, type: 'CAA', name: '@', data: 'ca.example.org', flags: 0, tag: 'issue' }],
  ['a CNAME record', { type: 'CNAME', name: 'm', data: 'shop.example.com.', ...NONE }],
  ['an MX record without a name', { type: 'MX', data: 'mail.example.com.', priority: 10 }],
  ['an NS record', { ...NONE, type: 'NS', name: 'below', data: 'ns1.example.com.' }],
  ['an SOA record', { type: 'SOA', ttl: 900 }],
  [
    'an SRV record',
    { ...NONE, type: 'SRV', name: '_sip._tcp', data: 'sip.example.com.', priority: 10, port: 5060, weight: 100 },
  ],
  ['a TXT record', { ...NONE, type: 'TXT', name: '@', data: 'v=spf1 mx -all' }],
  ['an A record as godo sends it', { type: 'A', name: 'terraform', data: '198.51.100.7', ...GODO }],
  [
    'a CAA record as godo sends it',
    { ...GODO, type: 'CAA', name: '@', data: 'ca.example.org.', ttl: 1800, tag: 'iodef' },
  ],
  ['an SRV record as godo sends it', { ...GODO, type: 'SRV', name: '_sip._udp', data: '@', priority: 10 }],
];

const RECORD_CHANGES: readonly (readonly [what: string, body: object])[] = [
  ['another name and another type', { name: 'news', type: 'CNAME' }],
  ['another name and the same type', { name: 'news', type: 'A' }],
  ['all of it, as it was shown', { type: 'A', name: 'shop', data: '198.51.100.8', ...NONE, ttl: 60 }],
  ['all of it as godo sends it', { name: 'shop', data: '198.51.100.8', ...GODO, ttl: 1000 }],
];

const records: readonly DocumentedRequest[] = [
  ...RECORDS.map(([what, body]) => ({ id: 'domains_create_record' as const, what, asks: { body } })),
  ...(['domains_update_record', 'domains_patch_record'] as const).flatMap((id) =>
    RECORD_CHANGES.map(([what, body]) => ({ id, what, asks: { body } })),
  ),
  ...[
    ['a type', '?type=A'],
    ['a whole name', '?name=www.shop.example.com'],
    ['a name and a type', '?name=www.shop.example.com&type=CNAME&page=1&per_page=200'],
  ].map(([what = '', query = '']) => ({ id: 'domains_list_records' as const, what, asks: { query } })),
];

export const placeRequests: readonly DocumentedRequest[] = [
  ...projectCreations,
  ...projectChanges,
  ...assignments,
  ...vpcs,
  ...domains,
  ...records,
];
