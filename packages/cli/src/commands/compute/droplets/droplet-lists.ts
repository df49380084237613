import type { Command } from '../../../command/command.ts';
import { actionColumns } from '../actions/action-columns.ts';
import { imageColumns } from '../images/image-columns.ts';
import { defineDropletList } from './define-droplet-list.ts';
import { dropletColumns } from './droplet-columns.ts';
import { kernelColumns } from './kernel-columns.ts';

/** What belongs to a Droplet, a verb for each kind. */
export const dropletLists: readonly Command[] = [
  defineDropletList({
    name: 'actions',
    alias: 'a',
    summary: 'List what was done to a Droplet, newest first',
    columns: actionColumns,
    read: (api, id) => api.all('dropletActions_list', { params: { droplet_id: id } }, (page) => page.actions),
  }),
  defineDropletList({
    name: 'backups',
    alias: 'b',
    summary: 'List the backups of a Droplet',
    columns: imageColumns,
    read: (api, id) => api.all('droplets_list_backups', { params: { droplet_id: id } }, (page) => page.backups),
  }),
  defineDropletList({
    name: 'kernels',
    alias: 'k',
    summary: 'List the kernels that a Droplet can be given',
    description: 'There are none: every image brings its own.',
    columns: kernelColumns,
    read: (api, id) => api.all('droplets_list_kernels', { params: { droplet_id: id } }, (page) => page.kernels),
  }),
  defineDropletList({
    name: 'neighbors',
    alias: 'n',
    summary: 'List your Droplets on the same hardware as a Droplet',
    columns: dropletColumns,
    read: async (api, id) => (await api.call('droplets_list_neighbors', { params: { droplet_id: id } })).droplets,
  }),
  defineDropletList({
    name: 'snapshots',
    alias: 's',
    summary: 'List the snapshots of a Droplet',
    columns: imageColumns,
    read: (api, id) => api.all('droplets_list_snapshots', { params: { droplet_id: id } }, (page) => page.snapshots),
  }),
];
