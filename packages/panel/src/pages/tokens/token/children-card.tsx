import type { Token, TokenDetail } from '@postern/api';
import { wordsOfScopes } from '@postern/api/scope-review';
import type { ReactNode } from 'react';
import { TextLink } from '../../../components/page-links.tsx';
import { RecordTable, type Column } from '../../../components/record-table.tsx';
import { RelativeTime } from '../../../components/relative-time.tsx';
import { tokenLink } from '../token-links.ts';
import { Card } from './card.tsx';
import { Expiry } from './expiry.tsx';
import { useChildren } from './use-children.ts';

const columns: readonly Column<Token>[] = [
  {
    header: 'Name',
    cell: ({ id, name }) => (
      <TextLink {...tokenLink(id)} underline="always">
        {name}
      </TextLink>
    ),
  },
  { header: 'Can', cell: ({ scopes }) => wordsOfScopes(scopes) },
  { header: 'Last used', cell: ({ last_used_at }) => <RelativeTime at={last_used_at} /> },
  { header: 'Expires', cell: ({ expires_at }) => <Expiry at={expires_at} /> },
];

/** Tokens that this one minted: they are narrowed and revoked with it. */
export function ChildrenCard({ token }: { token: TokenDetail }): ReactNode {
  const children = useChildren(token.id);
  if (children.length === 0) return null;
  return (
    <Card title="Minted with it">
      <RecordTable label="Tokens minted with it" columns={columns} rows={children} keyOf={({ id }) => id} />
    </Card>
  );
}
