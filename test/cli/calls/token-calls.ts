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
  'token update': {
    argv: async (world) => ['token', 'update', await mintId(world, 'narrow'), '--rate-limit', '100/minute'],
    prints: /^ID {2,}Name.*\n\d+ {2,}narrow /,
  },
  'token rotate': {
    argv: async (world) => ['token', 'rotate', await mintId(world, 'turned')],
    prints: /^ID {2,}\d+\nName {2,}turned\n[^]*pat_v1_\w{64}\n$/,
  },
  'token usage': {
    argv: async (world) => ['token', 'usage', await mintId(world, 'idle')],
    prints: /^From \S+ to \S+: 0 requests allowed, 0 refused.\n\nHeld and not used: .*droplet:read/,
  },
  'token shrink': {
    argv: async (world) => ['token', 'shrink', await mintId(world, 'idle')],
    prints: /^Token \d+ let no request pass since .* postern token revoke \d+\n$/,
  },
  'token can': {
    argv: async (world) => ['token', 'can', await mintId(world, 'reader'), 'GET', '/v2/droplets/7'],
    prints: /^Yes: token \d+ "reader" may GET \/v2\/droplets\/\{droplet_id\}\./,
  },
  'token verify': {
    argv: ({ token }) => ['token', 'verify', token],
    prints: /^Well formed: pat_v1_.*\nIt works: token \d+ of ada@example.com/,
    offline: true,
  },
  'token scopes': {
    argv: () => ['token', 'scopes', 'droplets'],
    prints: /^Name {2,}Kind {2,}Opens {2,}Summary\n[^]*droplets:read {2,}family/,
    offline: true,
  },
  'token revoke': {
    argv: async (world) => ['token', 'revoke', await mintId(world, 'unwanted'), '--force'],
    prints: /^$/,
  },
};
