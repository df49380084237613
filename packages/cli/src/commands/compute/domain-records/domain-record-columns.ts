import type { DomainRecord } from '@postern/api';
import type { Column } from '../../../output/column.ts';

/** doctl's columns of a record. What a record of its type does not have is 0, as there. */
export const domainRecordColumns: readonly Column<DomainRecord>[] = [
  { name: 'ID', value: ({ id }) => id },
  { name: 'Type', value: ({ type }) => type },
  { name: 'Name', value: ({ name }) => name },
  { name: 'Data', value: ({ data }) => data },
  { name: 'Priority', value: ({ priority }) => priority ?? 0 },
  { name: 'Port', value: ({ port }) => port ?? 0 },
  { name: 'TTL', value: ({ ttl }) => ttl },
  { name: 'Weight', value: ({ weight }) => weight ?? 0 },
  { name: 'Flags', value: ({ flags }) => flags ?? 0, hidden: true },
  { name: 'Tag', value: ({ tag }) => tag, hidden: true },
];
