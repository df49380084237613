import type { Vpc } from '@postern/api';
import type { Column } from '../../output/column.ts';

/** doctl's columns of a VPC network. */
export const vpcColumns: readonly Column<Vpc>[] = [
  { name: 'ID', value: ({ id }) => id },
  { name: 'URN', value: ({ urn }) => urn },
  { name: 'Name', value: ({ name }) => name },
  { name: 'Description', value: ({ description }) => description },
  { name: 'IPRange', title: 'IP Range', value: ({ ip_range: range }) => range },
  { name: 'Region', value: ({ region }) => region },
  { name: 'Created', title: 'Created At', value: ({ created_at: at }) => at },
  { name: 'Default', value: (vpc) => vpc.default },
];
