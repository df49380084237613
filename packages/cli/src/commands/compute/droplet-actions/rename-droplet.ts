import { defineDropletAction } from './define-droplet-action.ts';

export const renameDroplet = defineDropletAction({
  name: 'rename',
  summary: 'Rename a Droplet',
  options: {
    'droplet-name': { kind: 'text', value: 'name', required: true, summary: 'its new name, as a host has one' },
  },
  example: '--droplet-name web-2',
  request: ({ 'droplet-name': name }) => ({ type: 'rename', name }),
});
