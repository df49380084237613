import { insertSnapshot } from '../../support/own-images.ts';
import type { CommandCalls, CommandWorld } from '../command-call.ts';

const HEADER = 'ID {2,}Name {2,}Type {2,}Distribution {2,}Slug {2,}Public {2,}Min Disk\n';

const ACTION = 'ID {2,}Status {2,}Type {2,}Started At {2,}Completed At .*\n\\d+ {2,}completed {2,}transfer {2,}';

async function transferred({ server, request }: CommandWorld): Promise<string> {
  const id = await insertSnapshot(server);
  const body = await request('POST', `/v2/images/${id}/actions`, { type: 'transfer', region: 'ams3' });
  return `${id} --action-id ${(body['action'] as { readonly id: number }).id}`;
}

export const imageCalls: CommandCalls = {
  'compute image list': {
    argv: async ({ server }) => {
      await insertSnapshot(server, { name: 'listed' });
      return ['compute', 'image', 'list'];
    },
    prints: new RegExp(`^${HEADER}\\d+ {2,}listed {2,}snapshot {2,}Ubuntu {2,}false {2,}25\n`),
  },
  'compute image list-distribution': {
    argv: () => ['compute', 'image', 'list-distribution'],
    prints: new RegExp(`^${HEADER}\\d+ {2,}.* {2,}base {2,}\\S+ {2,}\\S+ {2,}true {2,}\\d+\n`),
  },
  'compute image list-application': {
    argv: () => ['compute', 'image', 'list-application'],
    prints: new RegExp(`^${HEADER}\\d+ {2,}.* {2,}snapshot {2,}\\S+ {2,}\\S+ {2,}true {2,}\\d+\n`),
  },
  'compute image list-user': {
    argv: async ({ server }) => {
      await insertSnapshot(server, { name: 'own' });
      return ['compute', 'image', 'list-user'];
    },
    prints: new RegExp(`^${HEADER}[^]* own {2,}snapshot `),
  },
  'compute image get': {
    argv: () => ['compute', 'image', 'get', 'ubuntu-24-04-x64'],
    prints: new RegExp(`^${HEADER}\\d+ {2,}24\\.04 .* {2,}ubuntu-24-04-x64 {2,}true {2,}\\d+\n$`),
  },
  'compute image create': {
    argv: () =>
      `compute image create golden --image-url https://example.com/golden.qcow2 --region nyc3
       --image-distribution Ubuntu --tag-names built,golden`.split(/\s+/),
    prints: new RegExp(`^${HEADER}\\d+ {2,}golden {2,}custom {2,}Ubuntu {2,}false {2,}\\d+\n$`),
  },
  'compute image update': {
    argv: async ({ server }) => `compute image update ${await insertSnapshot(server)} --image-name renamed`.split(' '),
    prints: new RegExp(`^${HEADER}\\d+ {2,}renamed {2,}snapshot `),
  },
  'compute image delete': {
    argv: async ({ server }) => ['compute', 'image', 'delete', String(await insertSnapshot(server)), '--force'],
    prints: /^Deleted image \d+\.\n$/,
  },
  'compute image-action get': {
    argv: async (world) => `compute image-action get ${await transferred(world)}`.split(' '),
    prints: new RegExp(`^${ACTION}`),
  },
  'compute image-action transfer': {
    argv: async ({ server }) =>
      `compute image-action transfer ${await insertSnapshot(server)} --region ams3 --wait`.split(' '),
    prints: new RegExp(`^${ACTION}`),
  },
};
