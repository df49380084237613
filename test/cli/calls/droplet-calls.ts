import type { CommandCalls } from '../command-call.ts';

export const dropletCalls: CommandCalls = {
  'compute droplet list': {
    argv: async (world) => {
      await world.request('POST', '/v2/droplets', {
        name: 'listed-1',
        region: 'nyc3',
        size: 's-1vcpu-1gb',
        image: 'ubuntu-24-04-x64',
      });
      return ['compute', 'droplet', 'list'];
    },
    prints: /^ID {2,}Name.*\n\d+ {2,}listed-1/,
  },
};
