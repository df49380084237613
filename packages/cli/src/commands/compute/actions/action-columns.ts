import type { Action } from '@postern/api';
import type { Column } from '../../../output/column.ts';

/** doctl's columns of an action. */
export const actionColumns: readonly Column<Action>[] = [
  { name: 'ID', value: ({ id }) => id },
  { name: 'Status', value: ({ status }) => status },
  { name: 'Type', value: ({ type }) => type },
  { name: 'StartedAt', title: 'Started At', value: ({ started_at: at }) => at },
  { name: 'CompletedAt', title: 'Completed At', value: ({ completed_at: at }) => at },
  { name: 'ResourceID', title: 'Resource ID', value: ({ resource_id: id }) => id },
  { name: 'ResourceType', title: 'Resource Type', value: ({ resource_type: type }) => type },
  { name: 'Region', value: ({ region }) => region?.slug },
];
