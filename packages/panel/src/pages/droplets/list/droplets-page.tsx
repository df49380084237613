import { Text } from '@mantine/core';
import type { Droplet } from '@postern/api';
import type { CallOutput } from '@postern/api/client';
import { getRouteApi } from '@tanstack/react-router';
import { IconPlus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useShortcut } from '../../../app/shortcuts.ts';
import { useOperation } from '../../../app/use-operation.ts';
import { AnswerOf } from '../../../components/answer-of.tsx';
import { PageHeader } from '../../../components/page-header.tsx';
import { ButtonLink, TextLink } from '../../../components/page-links.tsx';
import { Pager } from '../../../components/pager.tsx';
import { RecordList, RecordListSkeleton } from '../../../components/record-list.tsx';
import { dropletListQuery, PAGE_SIZE, SEARCHED_MAX, type DropletListSearch } from '../droplet-list-search.ts';
import { addressOf } from '../droplet-words.ts';
import { dropletColumns } from './droplet-columns.tsx';
import { DropletFilter } from './droplet-filter.tsx';
import { NoDroplets } from './no-droplets.tsx';

const route = getRouteApi('/signed-in/droplets');
const REFRESH_MS = 10_000;
const BUSY_REFRESH_MS = 1500;

type Answer = CallOutput<'droplets_list'>;

/** Every Droplet of the account; those that change are watched. */
export function DropletsPage(): ReactNode {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const droplets = useOperation('droplets_list', dropletListQuery(search), {
    keepsPrevious: true,
    refetchInterval: (answer) => (answer?.droplets.some(isBusy) === true ? BUSY_REFRESH_MS : REFRESH_MS),
  });
  useShortcut('n', 'Create a Droplet', () => void navigate({ to: '/droplets/new' }));
  const { page: _, ...fromFirst } = search;
  const show = (next: DropletListSearch): void => void navigate({ search: next, replace: true });
  return (
    <>
      <PageHeader title="Droplets" description="Simulated machines, to see what a token does with them.">
        <ButtonLink to="/droplets/new" leftSection={<IconPlus size={16} aria-hidden />}>
          Create a Droplet
        </ButtonLink>
      </PageHeader>
      <DropletFilter
        search={search.search ?? ''}
        tag={search.tag}
        onSearch={(text) => show({ ...fromFirst, search: text === '' ? undefined : text })}
        onTagCleared={() => show({ ...fromFirst, tag: undefined })}
      />
      <GpuNote isShown={search.type === 'gpus'} />
      <AnswerOf query={droplets} skeleton={<RecordListSkeleton columns={dropletColumns} />}>
        {(answer) => (
          <Found
            answer={answer}
            search={search}
            onPage={(page) => void navigate({ search: { ...search, page: page === 1 ? undefined : page } })}
          />
        )}
      </AnswerOf>
    </>
  );
}

interface FoundProps {
  readonly answer: Answer;
  readonly search: DropletListSearch;
  readonly onPage: (page: number) => void;
}

function Found({ answer, search, onPage }: FoundProps): ReactNode {
  const text = search.search?.trim().toLowerCase() ?? '';
  const rows = text === '' ? answer.droplets : answer.droplets.filter((droplet) => matches(droplet, text));
  const isCut = search.search !== undefined && answer.meta.total > SEARCHED_MAX;
  return (
    <>
      {isCut && (
        <Text size="sm" c="dimmed" mb="sm" role="status">
          Only the first {SEARCHED_MAX} Droplets were looked through. A tag narrows the list first.
        </Text>
      )}
      {rows.length === 0 ? (
        <NoDroplets search={search} />
      ) : (
        <RecordList label="Droplets" columns={dropletColumns} rows={rows} keyOf={({ id }) => id} />
      )}
      {search.search === undefined && (
        <Pager page={search.page ?? 1} pageSize={PAGE_SIZE} total={answer.meta.total} onPage={onPage} />
      )}
    </>
  );
}

/** The API lists Droplets with GPUs apart; where there are any, this says so. */
function GpuNote({ isShown }: { isShown: boolean }): ReactNode {
  const gpus = useOperation('droplets_list', { query: { type: 'gpus', per_page: 1 } });
  const count = gpus.data?.meta.total ?? 0;
  if (count === 0 && !isShown) return null;
  return (
    <Text size="sm" c="dimmed" mb="sm">
      {isShown
        ? 'Only Droplets with GPUs are listed. '
        : `${count} with GPUs ${count === 1 ? 'is' : 'are'} listed apart. `}
      <TextLink to="/droplets" search={isShown ? {} : { type: 'gpus' }} underline="always">
        {isShown ? 'Show the others' : 'Show'}
      </TextLink>
    </Text>
  );
}

function isBusy({ status, locked }: Droplet): boolean {
  return status === 'new' || locked;
}

function matches(droplet: Droplet, text: string): boolean {
  return [droplet.name, addressOf(droplet) ?? '', ...droplet.tags].some((value) => value.toLowerCase().includes(text));
}
