import type { Column } from '../../../output/column.ts';

/** A kernel as the API describes it, of which its schema has none. */
interface Kernel {
  readonly id: number;
  readonly name: string;
  readonly version: string;
}

/** doctl's columns of a kernel. */
export const kernelColumns: readonly Column<Kernel>[] = [
  { name: 'ID', value: ({ id }) => id },
  { name: 'Name', value: ({ name }) => name },
  { name: 'Version', value: ({ version }) => version },
];
