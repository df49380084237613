import type { Tag } from '@postern/api';
import type { Column } from '../../../output/column.ts';

/** doctl's columns of a tag. */
export const tagColumns: readonly Column<Tag>[] = [
  { name: 'Name', value: ({ name }) => name },
  { name: 'DropletCount', title: 'Droplet Count', value: ({ resources }) => resources.droplets.count },
];
