import { defineGroup } from '../../command/command.ts';

export const compute = defineGroup({
  name: 'compute',
  summary: 'Droplets and what belongs to them: actions, images, keys, snapshots, tags, volumes',
  commands: [
    {
      kind: 'lazy',
      name: 'droplet',
      aliases: ['d'],
      summary: 'Create, look at and delete Droplets',
      load: async () => (await import('./droplets/droplets.ts')).droplets,
    },
  ],
});
