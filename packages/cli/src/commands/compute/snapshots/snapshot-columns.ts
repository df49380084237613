import type { Snapshot } from '@postern/api';
import type { Column } from '../../../output/column.ts';

/** doctl's columns of a snapshot. */
export const snapshotColumns: readonly Column<Snapshot>[] = [
  { name: 'ID', value: ({ id }) => id },
  { name: 'Name', value: ({ name }) => name },
  { name: 'CreatedAt', title: 'Created at', value: ({ created_at: at }) => at },
  // As the language that doctl is written in prints a list.
  { name: 'Regions', value: ({ regions }) => `[${regions.join(' ')}]` },
  { name: 'ResourceId', title: 'Resource ID', value: ({ resource_id: id }) => id },
  { name: 'ResourceType', title: 'Resource Type', value: ({ resource_type: type }) => type },
  { name: 'MinDiskSize', title: 'Min Disk Size', value: ({ min_disk_size: gigabytes }) => gigabytes },
  { name: 'Size', value: ({ size_gigabytes: gigabytes }) => `${gigabytes.toFixed(2)} GiB` },
  { name: 'Tags', value: ({ tags }) => tags.join(',') },
];
