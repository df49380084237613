import { describe, expect, it } from 'vitest';
import type { Paint } from '../terminal/paint.ts';
import type { Column } from './column.ts';
import { renderTable } from './table.ts';

interface Row {
  readonly id: number;
  readonly name: string;
  readonly status: string | null;
}

const columns: readonly Column<Row>[] = [
  { name: 'ID', value: ({ id }) => id },
  { name: 'Name', title: 'Full Name', value: ({ name }) => name },
  { name: 'Status', value: ({ status }) => status },
];
const plain: Paint = (_, text) => text;
const marked: Paint = (tone, text) => `<${tone}>${text}</${tone}>`;

describe('a table', () => {
  it('sets its columns four spaces apart, and leaves none behind the last', () => {
    const rows = [
      { id: 1, name: 'web', status: 'active' },
      { id: 12_345, name: 'database-1', status: 'off' },
    ];
    expect(renderTable(columns, rows, { header: 'shown', paint: plain })).toBe(
      ['ID       Full Name     Status', '1        web           active', '12345    database-1    off', ''].join('\n'),
    );
  });

  it('is its titles where there is nothing, and nothing at all without them', () => {
    expect(renderTable(columns, [], { header: 'shown', paint: plain })).toBe('ID    Full Name    Status\n');
    expect(renderTable(columns, [], { header: 'hidden', paint: plain })).toBe('');
  });

  it('measures what is seen: wide characters, joined ones, and none for null', () => {
    const rows = [
      { id: 1, name: '東京', status: null },
      { id: 2, name: '👩‍💻 ada', status: 'new' },
    ];
    expect(renderTable(columns, rows, { header: 'hidden', paint: plain })).toBe(
      '1    東京      \n2    👩‍💻 ada    new\n',
    );
  });

  it('paints titles, and states that it knows', () => {
    const rows = [{ id: 1, name: 'active', status: 'active' }];
    expect(renderTable(columns, rows, { header: 'shown', paint: marked })).toBe(
      '<bold>ID</bold>    <bold>Full Name</bold>    <bold>Status</bold>\n1     active       <green>active</green>\n',
    );
  });

  it('lets no name reach the terminal’s controls', () => {
    const rows = [{ id: 1, name: 'a\u{1b}[2Jb\nc\u{202e}d', status: 'x' }];
    const table = renderTable(columns, rows, { header: 'hidden', paint: plain });
    expect(table).toBe('1    a�[2Jb�c�d    x\n');
  });
});
