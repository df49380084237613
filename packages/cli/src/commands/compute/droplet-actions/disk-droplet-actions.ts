import type { Command } from '../../../command/command.ts';
import { completeImages, completeOwnImages } from '../images/complete-images.ts';
import { completeSizes } from '../sizes/complete-sizes.ts';
import { defineDropletAction } from './define-droplet-action.ts';

/** What changes the disk of a Droplet, or copies it. */
export const diskDropletActions: readonly Command[] = [
  defineDropletAction({
    name: 'rebuild',
    summary: 'Make a Droplet anew from an image',
    description: 'What is on its disk is lost. Its ID and its addresses stay.',
    options: {
      image: {
        kind: 'text',
        value: 'image',
        required: true,
        completes: completeImages,
        summary: 'the slug or the ID of the image',
      },
    },
    example: '--image ubuntu-24-04-x64 --wait',
    request: ({ image }) => ({ type: 'rebuild', image: /^\d+$/.test(image) ? Number(image) : image }),
  }),
  defineDropletAction({
    name: 'resize',
    summary: 'Change the size of a Droplet',
    description: 'Without --resize-disk it can be undone. A disk that has grown cannot be made smaller again.',
    options: {
      size: {
        kind: 'text',
        value: 'slug',
        required: true,
        completes: completeSizes,
        summary: 'the slug of the new size',
      },
      'resize-disk': { kind: 'flag', summary: 'let the disk grow as well, for good' },
    },
    example: '--size s-2vcpu-2gb --resize-disk --wait',
    request: ({ size, 'resize-disk': disk }) => ({ type: 'resize', size, disk }),
  }),
  defineDropletAction({
    name: 'restore',
    summary: 'Put a Droplet back to one of its backups',
    description: 'What is on its disk now is lost.',
    options: {
      'image-id': {
        kind: 'number',
        value: 'id',
        required: true,
        completes: completeOwnImages,
        summary: 'a backup of this Droplet, or a snapshot',
      },
    },
    example: '--image-id 56 --wait',
    request: ({ 'image-id': image }) => ({ type: 'restore', image }),
  }),
  defineDropletAction({
    name: 'snapshot',
    summary: 'Take a snapshot of a Droplet',
    description: 'A Droplet that is off while it is taken is sure to be in one piece in it.',
    options: {
      'snapshot-name': { kind: 'text', value: 'name', required: true, summary: 'what the snapshot is called' },
    },
    example: '--snapshot-name before-upgrade --wait',
    request: ({ 'snapshot-name': name }) => ({ type: 'snapshot', name }),
  }),
];
