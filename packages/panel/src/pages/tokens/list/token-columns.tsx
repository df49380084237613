import type { Token } from '@postern/api';
import type { ReactNode } from 'react';
import { Ending, Expiry, LastUse, TokenAbility, TokenName } from './token-cells.tsx';
import type { ListTab } from './token-list-search.ts';

export interface TokenColumn {
  readonly header: string;
  /** Of the table's width. The menu and the ticks have what they need. */
  readonly width: string;
  readonly cell: (token: Token) => ReactNode;
}

const name: TokenColumn = { header: 'Name', width: '29%', cell: (token) => <TokenName token={token} /> };
const ability: TokenColumn = { header: 'Can', width: '31%', cell: (token) => <TokenAbility token={token} /> };
const lastUse: TokenColumn = { header: 'Last used', width: '22%', cell: (token) => <LastUse token={token} /> };
const expiry: TokenColumn = { header: 'Expires', width: '18%', cell: (token) => <Expiry token={token} /> };
const ending = (token: Token): ReactNode => <Ending token={token} />;

/** Whether the tokens of a tab still work, so that they can be ticked to be revoked. */
export function isSelectable(tab: ListTab): boolean {
  return tab === 'active' || tab === 'expiring';
}

/** What ended shows when and why in the place of when it will end. */
export function columnsOf(tab: ListTab): readonly TokenColumn[] {
  if (isSelectable(tab)) return [name, ability, lastUse, expiry];
  const header = tab === 'expired' ? 'Expired' : 'Revoked';
  return [
    name,
    { ...ability, header: 'Could', width: '27%' },
    lastUse,
    { ...expiry, header, width: '22%', cell: ending },
  ];
}
