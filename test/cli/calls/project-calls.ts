import { randomUUID } from 'node:crypto';
import type { CommandCalls, CommandWorld } from '../command-call.ts';
import { makeDroplet } from '../make-droplet.ts';

const PROJECT_TABLE = /^ID {2,}Owner UUID {2,}Owner ID {2,}Name .*\n[0-9a-f-]{36} /;
const RESOURCE_TABLE = /^URN {2,}Assigned At {2,}Status\n(?:do:.*\n)*do:droplet:\d+ {2,}\S+Z {2,}/;

async function makeProject({ request }: CommandWorld): Promise<string> {
  const body = await request('POST', '/v2/projects', { name: randomUUID(), purpose: 'Service or API' });
  return (body['project'] as { readonly id: string }).id;
}

export const projectCalls: CommandCalls = {
  'projects create': {
    argv: () => ['projects', 'create', '--name', randomUUID(), '--purpose', 'Service or API'],
    prints: PROJECT_TABLE,
  },
  'projects delete': {
    argv: async (world) => ['projects', 'delete', await makeProject(world), '--force'],
    prints: /^Deleted project [0-9a-f-]{36}\.\n$/,
  },
  'projects get': { argv: () => ['projects', 'get', 'default'], prints: PROJECT_TABLE },
  'projects list': { argv: () => ['projects', 'list'], prints: PROJECT_TABLE },
  'projects resources assign': {
    argv: async (world) => {
      const urn = `do:droplet:${await makeDroplet(world.request, { name: 'moved-1' })}`;
      return ['projects', 'resources', 'assign', await makeProject(world), '--resource', urn];
    },
    prints: RESOURCE_TABLE,
  },
  'projects resources get': {
    argv: async ({ request }) => {
      const id = await makeDroplet(request, { name: 'named-by-urn-1' });
      return ['projects', 'resources', 'get', `do:droplet:${id}`];
    },
    prints: /^ID {2,}Name {2,}Public IPv4.*\n\d+ {2,}named-by-urn-1 /,
  },
  'projects resources list': {
    argv: async ({ request }) => {
      await makeDroplet(request, { name: 'in-default-1' });
      return ['projects', 'resources', 'list', 'default'];
    },
    prints: RESOURCE_TABLE,
  },
  'projects update': {
    argv: async (world) => ['projects', 'update', await makeProject(world), '--environment', 'Staging'],
    prints: /^ID .*\n.* {2,}Staging {2,}false {2,}/,
  },
};
