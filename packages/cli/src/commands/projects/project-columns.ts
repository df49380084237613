import type { Project, ProjectResource } from '@postern/api';
import type { Column } from '../../output/column.ts';

/** doctl's columns of a project. */
export const projectColumns: readonly Column<Project>[] = [
  { name: 'ID', value: ({ id }) => id },
  { name: 'OwnerUUID', title: 'Owner UUID', value: ({ owner_uuid: uuid }) => uuid },
  { name: 'OwnerID', title: 'Owner ID', value: ({ owner_id: id }) => id },
  { name: 'Name', value: ({ name }) => name },
  { name: 'Description', value: ({ description }) => description },
  { name: 'Purpose', value: ({ purpose }) => purpose },
  { name: 'Environment', value: ({ environment }) => environment },
  { name: 'IsDefault', title: 'Is Default?', value: ({ is_default: isDefault }) => isDefault },
  { name: 'CreatedAt', title: 'Created At', value: ({ created_at: at }) => at },
  { name: 'UpdatedAt', title: 'Updated At', value: ({ updated_at: at }) => at },
];

/** doctl's columns of what is in a project. */
export const projectResourceColumns: readonly Column<ProjectResource>[] = [
  { name: 'URN', value: ({ urn }) => urn },
  { name: 'AssignedAt', title: 'Assigned At', value: ({ assigned_at: at }) => at ?? 'N/A' },
  { name: 'Status', value: ({ status }) => status },
];
