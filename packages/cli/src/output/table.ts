import stringWidth from 'string-width';
import type { Paint, Tone } from '../terminal/paint.ts';
import type { Column } from './column.ts';
import { printable } from './printable.ts';

/** As doctl sets its columns apart. */
const GAP = 4;
/** Words that say how something is, and how that sounds. */
const TONES: ReadonlyMap<string, Tone> = new Map([
  ...['active', 'available', 'completed', 'ok'].map((word) => [word, 'green'] as const),
  ...['new', 'in-progress', 'expired', 'off'].map((word) => [word, 'yellow'] as const),
  ...['errored', 'revoked', 'locked', 'archive'].map((word) => [word, 'red'] as const),
]);

interface TableOptions {
  readonly header: 'shown' | 'hidden';
  readonly paint: Paint;
}

/** Lines of columns under one another, none cut: a value that a script reads is whole. */
export function renderTable<Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  { header, paint }: TableOptions,
): string {
  const titles = columns.map(({ name, title = name }) => title);
  const cells = rows.map((row) => columns.map((column) => cellText(column.value(row))));
  const widths = columns.map((_, at) =>
    Math.max(...(header === 'shown' ? [titles] : []).concat(cells).map((line) => stringWidth(line[at] ?? ''))),
  );
  const lines = [
    ...(header === 'shown' ? [renderLine(titles, widths, (text) => paint('bold', text))] : []),
    ...cells.map((line) => renderLine(line, widths, (text, at) => paintState(columns[at], text, paint))),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

function renderLine(
  cells: readonly string[],
  widths: readonly number[],
  style: (text: string, at: number) => string,
): string {
  const last = cells.length - 1;
  return cells
    .map((cell, at) => style(cell, at) + (at === last ? '' : ' '.repeat((widths[at] ?? 0) - stringWidth(cell) + GAP)))
    .join('');
}

function paintState<Row>(column: Column<Row> | undefined, text: string, paint: Paint): string {
  const tone = /^(?:status|state)$/i.test(column?.name ?? '') ? TONES.get(text) : undefined;
  return tone === undefined ? text : paint(tone, text);
}

function cellText(value: string | number | boolean | null | undefined): string {
  return printable(String(value ?? ''));
}
