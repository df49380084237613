import type { SshKey } from '@postern/api';
import type { Column } from '../../../output/column.ts';

/** doctl's columns of an SSH key in a list, and of one that was just added. */
export const sshKeyColumns: readonly Column<SshKey>[] = [
  { name: 'ID', value: ({ id }) => id },
  { name: 'Name', value: ({ name }) => name },
  { name: 'FingerPrint', value: ({ fingerprint }) => fingerprint },
];

/** doctl's columns of the one SSH key that was asked for. */
export const wholeSshKeyColumns: readonly Column<SshKey>[] = [
  ...sshKeyColumns,
  { name: 'PublicKey', title: 'Public Key', value: ({ public_key: line }) => line.trimEnd() },
];
