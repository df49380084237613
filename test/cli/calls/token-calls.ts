import type { CommandCalls, CommandWorld } from '../command-call.ts';

async function mintId({ request }: CommandWorld, name: string): Promise<string> {
  const { token } = await request('POST', '/v2/tokens', { name, scopes: ['droplets:read'] });
  return String((token as { readonly id: number }).id);
}

export const tokenCalls: CommandCalls = {
  'token create': {
    argv: () => ['token', 'create', '--name', 'made', '--scopes', 'droplets:read'],
    prints: /^ID {2,}\d+\nName {2,}made\n[^]*pat_v1_\w{64}\n$/,
  },
  'token list': {
    argv: async (world) => {
      await mintId(world, 'listed');
      return ['token', 'list'];
    },
    prints: /^ID {2,}Name.*\n\d+ {2,}listed /,
  },
  'token get': {
    argv: async (world) => ['token', 'get', 'self', await mintId(world, 'looked-at')],
    prints: /^ID {2,}Name.*\n\d+ .*\n\d+ {2,}looked-at /,
  },
  'token revoke': {
    argv: async (world) => ['token', 'revoke', await mintId(world, 'unwanted'), '--force'],
    prints: /^$/,
  },
};
