import { defineDropletAction } from './define-droplet-action.ts';

export const changeKernel = defineDropletAction({
  name: 'change-kernel',
  summary: 'Change the kernel of a Droplet',
  description: 'Only of a Droplet whose kernel is not its own, of which there are none any more.',
  options: {
    'kernel-id': { kind: 'number', value: 'id', required: true, summary: 'the ID of the kernel' },
  },
  example: '--kernel-id 7',
  request: ({ 'kernel-id': kernel }) => ({ type: 'change_kernel', kernel }),
});
