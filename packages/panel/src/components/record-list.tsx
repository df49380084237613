import { Paper, Skeleton, Table, VisuallyHidden } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { ReactNode } from 'react';
import classes from './record-list.module.css';

export interface RecordColumn<Row> {
  readonly header: string;
  /** Of the table's width: '24%'. Left out: an equal share of what is left. */
  readonly width?: string;
  readonly cell: (row: Row) => ReactNode;
  readonly isNumeric?: boolean;
}

export interface RecordListProps<Row> {
  /** What is listed, for a screen reader. */
  readonly label: string;
  readonly columns: readonly RecordColumn<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string | number;
  /** What can be done with a row, at its end. */
  readonly renderMenu?: (row: Row) => ReactNode;
}

/** Records in rows, or as cards where there is no room for a table. The first column names a record. */
export function RecordList<Row>(props: RecordListProps<Row>): ReactNode {
  return useIsNarrow() ? <Cards {...props} /> : <Rows {...props} />;
}

/** What stands there until the records do: as wide, and about as high. */
export function RecordListSkeleton({ columns, rows = 5 }: { columns: readonly object[]; rows?: number }): ReactNode {
  const isNarrow = useIsNarrow();
  return (
    <div role="status" aria-busy aria-label="Loading" className={classes['skeleton']}>
      {!isNarrow && <Skeleton height={16} width="100%" my={12} />}
      {Array.from({ length: isNarrow ? 3 : rows }, (_, row) => (
        <Skeleton key={row} height={isNarrow ? 44 + columns.length * 28 : 56} radius="sm" />
      ))}
    </div>
  );
}

function useIsNarrow(): boolean {
  return useMediaQuery('(max-width: 62em)', undefined, { getInitialValueInEffect: false });
}

function Rows<Row>({ label, columns, rows, keyOf, renderMenu }: RecordListProps<Row>): ReactNode {
  const alignment = ({ isNumeric = false }: RecordColumn<Row>): 'right' | 'left' => (isNumeric ? 'right' : 'left');
  return (
    <Table aria-label={label} layout="fixed" highlightOnHover>
      <colgroup>
        {columns.map(({ header, width }) => (
          <col key={header} width={width} />
        ))}
        {renderMenu !== undefined && <col className={classes['menu']} />}
      </colgroup>
      <Table.Thead>
        <Table.Tr>
          {columns.map((column) => (
            <Table.Th key={column.header} ta={alignment(column)}>
              {column.header}
            </Table.Th>
          ))}
          {renderMenu !== undefined && (
            <Table.Th>
              <VisuallyHidden>Actions</VisuallyHidden>
            </Table.Th>
          )}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map((row) => (
          <Table.Tr key={keyOf(row)} className={classes['row']}>
            {columns.map((column) => (
              <Table.Td key={column.header} ta={alignment(column)}>
                {column.cell(row)}
              </Table.Td>
            ))}
            {renderMenu !== undefined && <Table.Td>{renderMenu(row)}</Table.Td>}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function Cards<Row>({ label, columns: [name, ...facts], rows, keyOf, renderMenu }: RecordListProps<Row>): ReactNode {
  return (
    <ul className={classes['cards']} aria-label={label}>
      {rows.map((row) => (
        <Paper key={keyOf(row)} component="li" withBorder p="sm" radius="md">
          <div className={classes['head']}>
            <div className={classes['name']}>{name?.cell(row)}</div>
            {renderMenu?.(row)}
          </div>
          <dl className={classes['facts']}>
            {facts.map(({ header, cell }) => (
              <div key={header} className={classes['fact']}>
                <dt>{header}</dt>
                <dd>{cell(row)}</dd>
              </div>
            ))}
          </dl>
        </Paper>
      ))}
    </ul>
  );
}
