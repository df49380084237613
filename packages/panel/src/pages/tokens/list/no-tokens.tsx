import { Code, Group, Kbd, Stack, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useOperation } from '../../../app/use-operation.ts';
import { CopyButton } from '../../../components/copy-button.tsx';
import { EmptyState } from '../../../components/empty-state.tsx';
import { ButtonLink, TextLink } from '../../../components/page-links.tsx';
import { newTokenLink } from '../token-links.ts';
import classes from './no-tokens.module.css';
import { tokenCountQuery, type TokenListSearch, type ListTab } from './token-list-search.ts';

export function GenerateButton(): ReactNode {
  return (
    <ButtonLink
      {...newTokenLink()}
      leftSection={<IconPlus size={16} aria-hidden />}
      rightSection={
        <Kbd size="xs" visibleFrom="sm" aria-hidden className={classes['key']}>
          n
        </Kbd>
      }
    >
      Generate new token
    </ButtonLink>
  );
}

const NONE: Readonly<Record<Exclude<ListTab, 'active'>, readonly [title: string, sentence: string]>> = {
  expiring: ['Nothing expires soon', 'Tokens whose last 14 days have begun are listed here.'],
  expired: ['No token has expired', 'Tokens that have come to their end are kept here.'],
  revoked: ['No token is revoked', 'Tokens that were revoked are kept here, with when and why.'],
};

/** What stands in the place of an empty list: why it is empty, and what to do next. */
export function NoTokens({ state, search }: TokenListSearch): ReactNode {
  if (search !== undefined) {
    return (
      <EmptyState
        title={`Nothing matches “${search.trim()}”`}
        description="The filter looks at names, and at how tokens begin. Other states may have matches: see the counts above."
      >
        <TextLink to="/tokens" search={state === undefined ? {} : { state }}>
          Clear the filter
        </TextLink>
      </EmptyState>
    );
  }
  if (state !== undefined) {
    const [title, sentence] = NONE[state];
    return <EmptyState title={title} description={sentence} />;
  }
  return <FirstToken />;
}

function FirstToken(): ReactNode {
  const all = useOperation('tokens_list', tokenCountQuery('all', undefined));
  const hadSome = (all.data?.meta.total ?? 0) > 0;
  const command = `curl -X GET "${location.origin}/v2/droplets" -H "Authorization: Bearer $TOKEN"`;
  return (
    <EmptyState
      title={hadSome ? 'No active tokens' : 'No tokens yet'}
      description="A token lets a script or a tool use the API in your place, with no more than the scopes you give it."
    >
      <GenerateButton />
      <Stack gap={6} mt="md" maw="100%" align="center">
        <Text size="sm" c="dimmed">
          Then this works, with the token in TOKEN:
        </Text>
        <Group gap="xs" justify="center" maw="100%">
          <Code block fz="xs" tabIndex={0} role="group" aria-label="The first request" maw="100%">
            {command}
          </Code>
          <CopyButton value={command} label="Copy the line" />
        </Group>
      </Stack>
    </EmptyState>
  );
}
