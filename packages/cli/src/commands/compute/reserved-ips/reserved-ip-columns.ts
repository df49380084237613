import type { ReservedIp } from '@postern/api';
import type { Column } from '../../../output/column.ts';

/** doctl's columns of a reserved IP. */
export const reservedIpColumns: readonly Column<ReservedIp>[] = [
  { name: 'IP', value: ({ ip }) => ip },
  { name: 'Region', value: ({ region }) => region.slug },
  { name: 'DropletID', title: 'Droplet ID', value: ({ droplet }) => droplet?.id },
  { name: 'DropletName', title: 'Droplet Name', value: ({ droplet }) => droplet?.name },
  { name: 'ProjectID', title: 'Project ID', value: ({ project_id: id }) => id },
];
