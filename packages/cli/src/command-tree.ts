import { defineGroup, type CommandGroup } from './command/command.ts';

/** All commands. What stands under a noun is loaded when it is named. */
export const commandTree: CommandGroup = defineGroup({
  name: 'postern',
  summary: 'Personal access tokens for your API, and a cloud to use them on',
  commands: [
    {
      kind: 'lazy',
      name: 'compute',
      summary: 'Droplets and what belongs to them: actions, images, keys, snapshots, tags, volumes',
      load: async () => (await import('./commands/compute/compute.ts')).compute,
    },
  ],
});
export type { Command, CommandNode } from './command/command.ts';
