import { makeDroplet } from '../make-droplet.ts';
import type { CommandCalls, CommandWorld } from '../command-call.ts';

const DOMAIN = 'Domain {2,}TTL\n';
const RECORD = 'ID {2,}Type {2,}Name {2,}Data {2,}Priority {2,}Port {2,}TTL {2,}Weight\n';
const RESERVED_IP = 'IP {2,}Region {2,}Droplet ID {2,}Droplet Name {2,}Project ID\n';
const ADDRESS = '\\d+\\.\\d+\\.\\d+\\.\\d+';
const ACTION = 'ID {2,}Status {2,}Type {2,}Started At {2,}Completed At .*\n\\d+ {2,}(?:completed|in-progress) {2,}';
const VPC = `${['ID', 'URN', 'Name', 'Description', 'IP Range', 'Region', 'Created At', 'Default'].join(' {2,}')}\n`;
const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';

let made = 0;

async function makeDomain({ request }: CommandWorld): Promise<string> {
  const name = `made-${++made}.example`;
  await request('POST', '/v2/domains', { name, ip_address: '203.0.113.7' });
  return name;
}

/** A domain, and the ID of its address record. */
async function makeRecord(world: CommandWorld): Promise<readonly [domain: string, id: number]> {
  const domain = await makeDomain(world);
  const body = await world.request('GET', `/v2/domains/${domain}/records?type=A`);
  const [record] = body['domain_records'] as readonly { readonly id: number }[];
  return [domain, record?.id ?? 0];
}

async function reserve({ request }: CommandWorld, wish: object = { region: 'nyc3' }): Promise<string> {
  const body = await request('POST', '/v2/reserved_ips', wish);
  return (body['reserved_ip'] as { readonly ip: string }).ip;
}

async function reserveForDroplet(world: CommandWorld): Promise<string> {
  return reserve(world, { droplet_id: await makeDroplet(world.request, { name: 'holder' }) });
}

async function makeVpc({ request }: CommandWorld): Promise<string> {
  const body = await request('POST', '/v2/vpcs', { name: `made-${++made}`, region: 'nyc3' });
  return (body['vpc'] as { readonly id: string }).id;
}

export const networkCalls: CommandCalls = {
  'compute domain create': {
    argv: () => `compute domain create created-${++made}.example --ip-address 203.0.113.7`.split(' '),
    prints: new RegExp(`^${DOMAIN}created-\\d+\\.example {2,}\\d+\n$`),
  },
  'compute domain delete': {
    argv: async (world) => ['compute', 'domain', 'delete', await makeDomain(world), '-f'],
    prints: /^Deleted domain made-\d+\.example\.\n$/,
  },
  'compute domain get': {
    argv: async (world) => ['compute', 'domain', 'get', await makeDomain(world)],
    prints: new RegExp(`^${DOMAIN}made-\\d+\\.example {2,}1800\n$`),
  },
  'compute domain list': {
    argv: async (world) => {
      await makeDomain(world);
      return ['compute', 'domain', 'list'];
    },
    prints: new RegExp(`^${DOMAIN}(?:\\S+\\.example {2,}\\d+\n)+$`),
  },
  'compute domain records create': {
    argv: async (world) =>
      `compute domain records create ${await makeDomain(world)} --record-type MX --record-name @
       --record-data mail.example. --record-priority 10`.split(/\s+/),
    prints: new RegExp(`^${RECORD}\\d+ {2,}MX {2,}@ {2,}mail\\.example {2,}10 {2,}0 {2,}1800 {2,}0\n$`),
  },
  'compute domain records delete': {
    argv: async (world) => `compute domain records delete ${(await makeRecord(world)).join(' ')} --force`.split(' '),
    prints: /^Deleted domain record \d+\.\n$/,
  },
  'compute domain records list': {
    argv: async (world) => ['compute', 'domain', 'records', 'list', await makeDomain(world)],
    prints: new RegExp(`^${RECORD}(?:.*\n)*\\d+ {2,}A {2,}@ {2,}203\\.0\\.113\\.7 {2,}0 {2,}0 {2,}1800 {2,}0\n`),
  },
  'compute domain records update': {
    argv: async (world) => {
      const [domain, id] = await makeRecord(world);
      return `compute domain records update ${domain} --record-id ${id} --record-data 203.0.113.8`.split(' ');
    },
    prints: new RegExp(`^${RECORD}\\d+ {2,}A {2,}@ {2,}203\\.0\\.113\\.8 `),
  },
  'compute reserved-ip create': {
    argv: () => 'compute reserved-ip create --region nyc3'.split(' '),
    prints: new RegExp(`^${RESERVED_IP}${ADDRESS} {2,}nyc3 {2,}${UUID}\n$`),
  },
  'compute reserved-ip delete': {
    argv: async (world) => ['compute', 'reserved-ip', 'delete', await reserve(world), '--force'],
    prints: new RegExp(`^Deleted reserved IP ${ADDRESS}\\.\n$`),
  },
  'compute reserved-ip get': {
    argv: async (world) => ['compute', 'reserved-ip', 'get', await reserveForDroplet(world)],
    prints: new RegExp(`^${RESERVED_IP}${ADDRESS} {2,}nyc3 {2,}\\d+ {2,}holder {2,}${UUID}\n$`),
  },
  'compute reserved-ip list': {
    argv: async (world) => {
      await reserve(world);
      return ['compute', 'reserved-ip', 'list', '--region', 'nyc3'];
    },
    prints: new RegExp(`^${RESERVED_IP}(?:${ADDRESS} {2,}nyc3 .*\n)+$`),
  },
  'compute reserved-ip-action assign': {
    argv: async (world) => {
      const droplet = await makeDroplet(world.request, { name: 'taker' });
      return `compute reserved-ip-action assign ${await reserve(world)} ${droplet} --wait`.split(' ');
    },
    prints: new RegExp(`^${ACTION}assign`),
  },
  'compute reserved-ip-action get': {
    argv: async (world) => {
      const ip = await reserveForDroplet(world);
      const body = await world.request('GET', `/v2/reserved_ips/${ip}/actions`);
      const [action] = body['actions'] as readonly { readonly id: number }[];
      return `compute reserved-ip-action get ${ip} ${action?.id}`.split(' ');
    },
    prints: new RegExp(`^${ACTION}assign`),
  },
  'compute reserved-ip-action unassign': {
    argv: async (world) => ['compute', 'reserved-ip-action', 'unassign', await reserveForDroplet(world)],
    prints: new RegExp(`^${ACTION}unassign`),
  },
  'vpcs create': {
    argv: () => `vpcs create --name created-${++made} --region nyc3 --description staging`.split(' '),
    prints: new RegExp(
      `^${VPC}${UUID} {2,}do:vpc:${UUID} {2,}created-\\d+ {2,}staging {2,}\\S+/20 {2,}nyc3 {2,}\\S+Z {2,}false\n$`,
    ),
  },
  'vpcs delete': {
    argv: async (world) => ['vpcs', 'delete', await makeVpc(world), '-f'],
    prints: new RegExp(`^Deleted VPC ${UUID}\\.\n$`),
  },
  'vpcs get': {
    argv: async (world) => ['vpcs', 'get', await makeVpc(world)],
    prints: new RegExp(`^${VPC}${UUID} {2,}do:vpc:${UUID} {2,}made-\\d+ `),
  },
  'vpcs list': {
    argv: async (world) => {
      await makeVpc(world);
      return ['vpcs', 'list'];
    },
    prints: new RegExp(`^${VPC}(?:${UUID} {2,}do:vpc:.*\n)+$`),
  },
  'vpcs update': {
    argv: async (world) => `vpcs update ${await makeVpc(world)} --name renamed-${++made}`.split(' '),
    prints: new RegExp(`^${VPC}${UUID} {2,}do:vpc:${UUID} {2,}renamed-\\d+ `),
  },
};
