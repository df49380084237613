import { defineCommand, type Command } from '../../../command/command.ts';
import { imageColumns } from './image-columns.ts';

interface Kind {
  readonly name: string;
  readonly summary: string;
  readonly query: { readonly type?: 'distribution' | 'application'; readonly private?: 'true' };
}

export const listDistributionImages = defineList({
  name: 'list-distribution',
  summary: 'List the operating systems that a Droplet can be made of',
  query: { type: 'distribution' },
});

export const listApplicationImages = defineList({
  name: 'list-application',
  summary: 'List the images with a program set up on them',
  query: { type: 'application' },
});

export const listUserImages = defineList({
  name: 'list-user',
  summary: 'List your own images: snapshots, backups and custom images',
  query: { private: 'true' },
});

function defineList({ name, summary, query }: Kind): Command {
  const isOwn = query.private === 'true';
  return defineCommand({
    name,
    summary,
    doctl: `doctl compute image ${name}`,
    columns: imageColumns,
    options: {
      public: {
        kind: 'flag',
        summary: isOwn ? 'taken as in doctl: none of your own is public' : 'taken as in doctl: all of these are public',
      },
    },
    examples: [{ line: `compute image ${name} --format ID,Name`, summary: 'all of them' }],
    async run(context) {
      const api = await context.api();
      context.output.rows(imageColumns, await api.all('images_list', { query }, (page) => page.images));
    },
  });
}
