import { defineGroup } from '../../command/command.ts';

export const compute = defineGroup({
  name: 'compute',
  summary: 'Droplets and what belongs to them: actions, images, keys, snapshots, tags, volumes',
  commands: [
    {
      kind: 'lazy',
      name: 'action',
      summary: 'Look at what was done to your things, and wait for it',
      load: async () => (await import('./actions/actions.ts')).actions,
    },
    {
      kind: 'lazy',
      name: 'domain',
      summary: 'Look at domains and their records, add and remove them',
      load: async () => (await import('./domains/domains.ts')).domains,
    },
    {
      kind: 'lazy',
      name: 'droplet',
      aliases: ['d'],
      summary: 'Create, look at and delete Droplets',
      load: async () => (await import('./droplets/droplets.ts')).droplets,
    },
    {
      kind: 'lazy',
      name: 'droplet-action',
      aliases: ['da'],
      summary: 'Do something to a Droplet: turn it off and on, resize, rename, snapshot it',
      load: async () => (await import('./droplet-actions/droplet-actions.ts')).dropletActions,
    },
    {
      kind: 'lazy',
      name: 'image',
      summary: 'Look at images, import, rename and delete your own',
      load: async () => (await import('./images/images.ts')).images,
    },
    {
      kind: 'lazy',
      name: 'image-action',
      summary: 'Copy images to other regions, and see how far that has come',
      load: async () => (await import('./image-actions/image-actions.ts')).imageActions,
    },
    {
      kind: 'lazy',
      name: 'region',
      summary: 'Look at the regions where things can be',
      load: async () => (await import('./regions/regions.ts')).regions,
    },
    {
      kind: 'lazy',
      name: 'reserved-ip',
      aliases: ['fip', 'floating-ip', 'floating-ips', 'reserved-ips'],
      summary: 'Reserve IP addresses, look at them and give them back',
      load: async () => (await import('./reserved-ips/reserved-ips.ts')).reservedIps,
    },
    {
      kind: 'lazy',
      name: 'reserved-ip-action',
      aliases: ['fipa', 'floating-ip-action', 'floating-ip-actions', 'reserved-ip-actions'],
      summary: 'Assign reserved IP addresses to Droplets, and take them off',
      load: async () => (await import('./reserved-ip-actions/reserved-ip-actions.ts')).reservedIpActions,
    },
    {
      kind: 'lazy',
      name: 'size',
      summary: 'Look at the sizes of Droplets and their prices',
      load: async () => (await import('./sizes/sizes.ts')).sizes,
    },
    {
      kind: 'lazy',
      name: 'snapshot',
      aliases: ['s'],
      summary: 'Look at snapshots of Droplets and volumes, and delete them',
      load: async () => (await import('./snapshots/snapshots.ts')).snapshots,
    },
    {
      kind: 'lazy',
      name: 'ssh-key',
      aliases: ['k'],
      summary: 'Look at your SSH keys, add, rename and remove them',
      load: async () => (await import('./ssh-keys/ssh-keys.ts')).sshKeys,
    },
    {
      kind: 'lazy',
      name: 'tag',
      summary: 'Look at tags, create and delete them, put them on things and take them off',
      load: async () => (await import('./tags/tags.ts')).tags,
    },
    {
      kind: 'lazy',
      name: 'volume',
      summary: 'Create, look at, snapshot and delete volumes',
      load: async () => (await import('./volumes/volumes.ts')).volumes,
    },
    {
      kind: 'lazy',
      name: 'volume-action',
      summary: 'Attach volumes to Droplets, detach them, make them larger',
      load: async () => (await import('./volume-actions/volume-actions.ts')).volumeActions,
    },
  ],
});
