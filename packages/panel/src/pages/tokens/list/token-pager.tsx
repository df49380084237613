import { Button, Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { ButtonLink } from '../../../components/page-links.tsx';
import { PAGE_SIZE, type TokenListSearch } from './token-list-search.ts';

export function lastPageOf(total: number): number {
  return Math.max(1, Math.ceil(total / PAGE_SIZE));
}

/** Where one is in a list of more than one page, and the way on. */
export function TokenPager({ search, total }: { search: TokenListSearch; total: number }): ReactNode {
  const { page = 1 } = search;
  const last = lastPageOf(total);
  if (last === 1) return null;
  const from = (page - 1) * PAGE_SIZE + 1;
  return (
    <Group component="nav" aria-label="Pages" justify="space-between" mt="md">
      <Text size="sm" c="dimmed">
        {from}–{Math.min(from + PAGE_SIZE - 1, total)} of {total.toLocaleString('en-GB')}
      </Text>
      <Group gap="xs">
        <PageButton search={search} page={page - 1} last={last} label="Previous" />
        <PageButton search={search} page={page + 1} last={last} label="Next" />
      </Group>
    </Group>
  );
}

interface PageButtonProps {
  readonly search: TokenListSearch;
  readonly page: number;
  readonly last: number;
  readonly label: string;
}

function PageButton({ search, page, last, label }: PageButtonProps): ReactNode {
  if (page < 1 || page > last) {
    return (
      <Button variant="default" size="xs" disabled>
        {label}
      </Button>
    );
  }
  const { page: _, ...rest } = search;
  return (
    <ButtonLink to="/tokens" search={page === 1 ? rest : { ...rest, page }} variant="default" size="xs">
      {label}
    </ButtonLink>
  );
}
