import type { Api } from '../../../api/api.ts';
import { defineCommand } from '../../../command/command.ts';
import type { Context } from '../../../context.ts';
import { usageFailure } from '../../../failure.ts';
import { deleteById } from '../../delete-by-id.ts';
import { confirmDeletion, sayDeleted, type Wording } from '../../delete-each.ts';
import { completeTags } from '../tags/complete-tags.ts';
import { completeDroplets } from './complete-droplets.ts';
import { findDropletIds } from './find-droplet.ts';

const wording: Wording = {
  one: 'Droplet',
  many: 'Droplets',
  lossOfOne: 'Its disk is lost.',
  lossOfMany: 'Their disks are lost.',
};

export const deleteDroplets = defineCommand({
  name: 'delete',
  aliases: ['d', 'del', 'rm'],
  summary: 'Delete Droplets for good',
  description: 'The disk of a Droplet goes with it. Snapshots and backups stay.',
  doctl: 'doctl compute droplet delete',
  arguments: {
    droplet: { summary: 'its ID or its name', many: true, optional: true, completes: completeDroplets },
  },
  options: {
    force: { kind: 'flag', short: 'f', summary: 'delete without asking' },
    'tag-name': {
      kind: 'text',
      value: 'tag',
      completes: completeTags,
      summary: 'all with this tag, instead of naming them',
    },
  },
  examples: [
    { line: 'compute droplet delete web-1', summary: 'asks first' },
    { line: 'compute droplet delete 12 13 --force', summary: 'several, without asking' },
    { line: 'compute droplet delete --tag-name staging --force', summary: 'all with a tag' },
  ],
  async run(context, { args, options: { 'tag-name': tag, force } }) {
    if ((args.droplet.length === 0) === (tag === undefined)) {
      throw usageFailure('Name the Droplets to delete, or give --tag-name, not both.');
    }
    const api = await context.api();
    if (tag !== undefined) return deleteTagged(context, api, { tag, force });
    await deleteById(context, await findDropletIds(api, args.droplet), {
      wording,
      force,
      nameOf: async (id) => (await api.call('droplets_get', { params: { droplet_id: id } })).droplet.name,
      remove: (id) => api.call('droplets_destroy', { params: { droplet_id: id } }),
    });
  },
});

async function deleteTagged(
  context: Context,
  api: Api,
  { tag, force }: { readonly tag: string; readonly force: boolean },
): Promise<void> {
  const droplets = await api.all('droplets_list', { query: { tag_name: tag } }, (page) => page.droplets);
  if (droplets.length === 0) {
    return context.output.say(`Nothing to delete: no Droplets are using the "${tag}" tag`, { deleted: [] });
  }
  await confirmDeletion(context, droplets, { wording, force });
  await api.call('droplets_destroy_byTag', { query: { tag_name: tag } });
  sayDeleted(context, droplets, wording);
}
