import type { Domain } from '@postern/api';
import type { Column } from '../../../output/column.ts';

/** doctl's columns of a domain. */
export const domainColumns: readonly Column<Domain>[] = [
  { name: 'Domain', value: ({ name }) => name },
  { name: 'TTL', value: ({ ttl }) => ttl ?? 0 },
];
