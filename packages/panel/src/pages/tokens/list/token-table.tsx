import { Checkbox, Skeleton, Table, VisuallyHidden } from '@mantine/core';
import type { Token } from '@postern/api';
import { useNavigate } from '@tanstack/react-router';
import type { KeyboardEvent, MouseEvent, ReactNode } from 'react';
import { tokenLink } from '../token-links.ts';
import { columnsOf, isSelectable, type TokenColumn } from './token-columns.tsx';
import type { ListTab } from './token-list-search.ts';
import { TokenMenu } from './token-menu.tsx';
import classes from './token-table.module.css';
import type { Selection } from './use-selection.ts';

export interface TokenRowsProps {
  readonly tab: ListTab;
  readonly tokens: readonly Token[];
  readonly selection: Selection;
  readonly onRevoke: (token: Token) => void;
}

/** Tokens in rows. A click anywhere in a row opens it; the arrow keys go from name to name. */
export function TokenTable({ tab, tokens, selection, onRevoke }: TokenRowsProps): ReactNode {
  const columns = columnsOf(tab);
  const hasTicks = isSelectable(tab);
  const ticked = tokens.filter(({ id }) => selection.tokens.has(id)).length;
  return (
    <TableFrame columns={columns} hasTicks={hasTicks}>
      <Table.Thead>
        <Table.Tr>
          {hasTicks && (
            <Table.Th>
              <Checkbox
                size="xs"
                aria-label="Select all tokens on this page"
                checked={ticked > 0 && ticked === tokens.length}
                indeterminate={ticked > 0 && ticked < tokens.length}
                onChange={() => (ticked === tokens.length ? selection.deselect(tokens) : selection.select(tokens))}
              />
            </Table.Th>
          )}
          <Headers columns={columns} />
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody onKeyDown={moveBetweenRows}>
        {tokens.map((token) => (
          <TokenRow key={token.id} {...{ token, columns, onRevoke, ...(hasTicks && { selection }) }} />
        ))}
      </Table.Tbody>
    </TableFrame>
  );
}

interface TokenRowProps {
  readonly token: Token;
  readonly columns: readonly TokenColumn[];
  readonly onRevoke: (token: Token) => void;
  readonly selection?: Selection;
}

function TokenRow({ token, columns, onRevoke, selection }: TokenRowProps): ReactNode {
  const navigate = useNavigate();
  const isSelected = selection?.tokens.has(token.id) === true;
  const open = (event: MouseEvent<HTMLElement>): void => {
    if (!isOnControl(event) && getSelection()?.isCollapsed !== false) void navigate(tokenLink(token.id));
  };
  return (
    <Table.Tr onClick={open} className={classes['row']} {...(isSelected && { 'data-selected': true })}>
      {selection !== undefined && (
        <Table.Td>
          <Checkbox
            size="xs"
            aria-label={`Select ${token.name}`}
            checked={isSelected}
            onChange={() => (isSelected ? selection.deselect([token]) : selection.select([token]))}
          />
        </Table.Td>
      )}
      {columns.map(({ header, cell }) => (
        <Table.Td key={header}>{cell(token)}</Table.Td>
      ))}
      <Table.Td>
        <TokenMenu token={token} onRevoke={onRevoke} />
      </Table.Td>
    </Table.Tr>
  );
}

/** Also true for a menu, which React sees inside the row although it stands elsewhere on the page. */
function isOnControl({ target, currentTarget }: MouseEvent<HTMLElement>): boolean {
  if (!(target instanceof Element) || !currentTarget.contains(target)) return true;
  return target.closest('a, button, input, label') !== null;
}

function moveBetweenRows(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0 || !(event.target instanceof HTMLAnchorElement)) return;
  const names = [...event.currentTarget.querySelectorAll<HTMLAnchorElement>('a[data-token-name]')];
  const next = names[names.indexOf(event.target) + step];
  if (!names.includes(event.target) || next === undefined) return;
  event.preventDefault();
  next.focus();
}

interface TableFrameProps {
  readonly columns: readonly TokenColumn[];
  readonly hasTicks: boolean;
  readonly children: ReactNode;
}

function TableFrame({ columns, hasTicks, children }: TableFrameProps): ReactNode {
  return (
    <Table aria-label="Tokens" layout="fixed" highlightOnHover className={classes['table']}>
      <colgroup>
        {hasTicks && <col className={classes['tick']} />}
        {columns.map(({ header, width }) => (
          <col key={header} width={width} />
        ))}
        <col className={classes['menu']} />
      </colgroup>
      {children}
    </Table>
  );
}

function Headers({ columns }: { columns: readonly TokenColumn[] }): ReactNode {
  return (
    <>
      {columns.map(({ header }) => (
        <Table.Th key={header}>{header}</Table.Th>
      ))}
      <Table.Th>
        <VisuallyHidden>Actions</VisuallyHidden>
      </Table.Th>
    </>
  );
}

/** The table before its rows are known: as wide, and each row as high. */
export function TokenTableSkeleton({ tab, rows }: { tab: ListTab; rows: number }): ReactNode {
  const columns = columnsOf(tab);
  const hasTicks = isSelectable(tab);
  return (
    <div role="status" aria-busy aria-label="Loading tokens">
      <div aria-hidden>
        <TableFrame columns={columns} hasTicks={hasTicks}>
          <Table.Thead>
            <Table.Tr>
              {hasTicks && <Table.Td />}
              <Headers columns={columns} />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {Array.from({ length: rows }, (_, row) => (
              <Table.Tr key={row} className={classes['row']}>
                {hasTicks && <Table.Td />}
                {columns.map(({ header }) => (
                  <Table.Td key={header}>
                    <Skeleton height={12} width="70%" my={4} />
                    <Skeleton height={10} width="45%" my={5} />
                  </Table.Td>
                ))}
                <Table.Td />
              </Table.Tr>
            ))}
          </Table.Tbody>
        </TableFrame>
      </div>
    </div>
  );
}
