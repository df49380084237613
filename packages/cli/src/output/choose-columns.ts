import { usageFailure } from '../failure.ts';
import type { Column } from './column.ts';

/** The columns that `--format` names, in its order and in any case; without it those that are not hidden. */
export function chooseColumns<Row>(
  columns: readonly Column<Row>[],
  format: string | undefined,
): readonly Column<Row>[] {
  const names = (format ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  if (names.length === 0) return columns.filter(({ hidden }) => hidden !== true);
  return names.map((name) => {
    const column = columns.find((one) => one.name.toLowerCase() === name.toLowerCase());
    if (column !== undefined) return column;
    throw usageFailure(`There is no column "${name}". --format takes ${columns.map((one) => one.name).join(', ')}.`);
  });
}
