import { Text } from '@mantine/core';
import type { TokenDetail, TokenUsage } from '@postern/api';
import type { ReactNode } from 'react';
import { RecordTable, type Column } from '../../../components/record-table.tsx';
import { ScopeCode } from '../../../components/scope-code.tsx';
import { TextLink } from '../../../components/page-links.tsx';
import { Card } from './card.tsx';
import { dayInWords } from './day-in-words.ts';
import { formatCount, quantity } from './quantity.ts';
import { cureOf, REFUSALS_IN_WORDS, type RefusedRequests } from './refusal-cure.ts';

/** Requests that were turned away, by reason, each with what would let it through. */
export function RefusalsCard({ token, usage }: { token: TokenDetail; usage: TokenUsage }): ReactNode {
  if (usage.refusals.length === 0) return null;
  return (
    <Card title="Refused" aside={<Text size="xs">{quantity(usage.requests.refused, 'request')}</Text>}>
      <RecordTable
        label="Refused requests by reason"
        columns={columnsFor(token)}
        rows={usage.refusals}
        keyOf={({ reason, missing }) => `${reason} ${missing.join(' ')}`}
      />
    </Card>
  );
}

function columnsFor(token: TokenDetail): readonly Column<RefusedRequests>[] {
  return [
    {
      header: 'Why',
      cell: ({ reason, missing }) => (
        <>
          {REFUSALS_IN_WORDS[reason]}{' '}
          {missing.map((name) => (
            <ScopeCode key={name}>{name}</ScopeCode>
          ))}
        </>
      ),
    },
    { header: 'Requests', cell: ({ requests }) => formatCount(requests), isNumeric: true },
    { header: 'Last on', cell: ({ last_on }) => dayInWords(last_on) },
    { header: 'What would let it through', cell: (refused) => <Cure token={token} refused={refused} /> },
  ];
}

function Cure({ token, refused }: { token: TokenDetail; refused: RefusedRequests }): ReactNode {
  const cure = cureOf(refused, token);
  if (cure.kind === 'words') return cure.words;
  return (
    <TextLink
      to="/tokens/$tokenId"
      params={{ tokenId: String(token.id) }}
      search={{ tab: 'edit', add: cure.scope }}
      underline="always"
    >
      Add {cure.scope}
    </TextLink>
  );
}
