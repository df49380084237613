import type { Image } from '@postern/api';
import type { Column } from '../../../output/column.ts';

/** doctl's columns of an image. */
export const imageColumns: readonly Column<Image>[] = [
  { name: 'ID', value: ({ id }) => id },
  { name: 'Name', value: ({ name }) => name },
  { name: 'Type', value: ({ type }) => type },
  { name: 'Distribution', value: ({ distribution }) => distribution },
  { name: 'Slug', value: ({ slug }) => slug },
  { name: 'Public', value: (image) => image.public },
  { name: 'MinDisk', title: 'Min Disk', value: ({ min_disk_size: gigabytes }) => gigabytes },
];
