import { defineCommand } from '../../../command/command.ts';
import { readId } from '../../../command/read-id.ts';
import { deleteById } from '../../delete-by-id.ts';
import { completeOwnImages } from './complete-images.ts';

export const deleteImages = defineCommand({
  name: 'delete',
  aliases: ['rm'],
  summary: 'Delete images of your own for good',
  doctl: 'doctl compute image delete',
  arguments: { image: { summary: 'the ID of the image', many: true, completes: completeOwnImages } },
  options: { force: { kind: 'flag', short: 'f', summary: 'delete without asking' } },
  examples: [
    { line: 'compute image delete 10000001', summary: 'asks first' },
    { line: 'compute image delete 10000001 10000002 --force', summary: 'several, without asking' },
  ],
  async run(context, { args, options: { force } }) {
    const ids = args.image.map((word) => readId(word, 'an image'));
    const api = await context.api();
    await deleteById(context, ids, {
      wording: { one: 'image', many: 'images' },
      force,
      nameOf: async (id) => (await api.call('images_get', { params: { image_id: id } })).image.name,
      remove: (id) => api.call('images_delete', { params: { image_id: id } }),
    });
  },
});
