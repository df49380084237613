import type { Volume } from '@postern/api';
import type { Column } from '../../../output/column.ts';

/** doctl's columns of a volume. */
export const volumeColumns: readonly Column<Volume>[] = [
  { name: 'ID', value: ({ id }) => id },
  { name: 'Name', value: ({ name }) => name },
  { name: 'Size', value: ({ size_gigabytes: size }) => `${size} GiB` },
  { name: 'Region', value: ({ region }) => region.slug },
  { name: 'Filesystem Type', value: ({ filesystem_type: type }) => type },
  { name: 'Filesystem Label', value: ({ filesystem_label: label }) => label },
  // As the language that doctl is written in prints a list.
  {
    name: 'DropletIDs',
    title: 'Droplet IDs',
    value: ({ droplet_ids: ids }) => (ids.length === 0 ? '' : `[${ids.join(' ')}]`),
  },
  { name: 'Tags', value: ({ tags }) => tags.join(',') },
];
