import { Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { EmptyState } from '../../../components/empty-state.tsx';
import { ButtonLink, TextLink } from '../../../components/page-links.tsx';
import { ReadyLine } from '../../../components/ready-line.tsx';
import type { DropletListSearch } from '../droplet-list-search.ts';

/** Why the list is empty, and what fills it. */
export function NoDroplets({ search: { search, tag, type, page } }: { search: DropletListSearch }): ReactNode {
  if (search !== undefined || tag !== undefined || type !== undefined || page !== undefined) {
    return (
      <EmptyState
        title={search === undefined ? 'No Droplet here' : `Nothing matches “${search.trim()}”`}
        description="The filter looks at names, tags and addresses."
      >
        <TextLink to="/droplets" search={{}}>
          Show every Droplet
        </TextLink>
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title="No Droplets yet"
      description="A Droplet here is simulated: it is created, turned on and billed in the database only. What a token creates appears in this list."
    >
      <ButtonLink to="/droplets/new">Create a Droplet</ButtonLink>
      <Stack gap="sm" mt="md" w="100%" maw={720}>
        <Text size="sm" c="dimmed">
          Or with a token that has droplet:create, in TOKEN:
        </Text>
        <ReadyLine label="curl" text={curlLines()} />
        <ReadyLine label="doctl" text={doctlLines()} />
      </Stack>
    </EmptyState>
  );
}

function curlLines(): string {
  const body = '{"name":"web-1","region":"fra1","size":"s-1vcpu-1gb","image":"ubuntu-24-04-x64"}';
  return [
    `curl -X POST "${location.origin}/v2/droplets" \\`,
    '  -H "Authorization: Bearer $TOKEN" \\',
    '  -H "Content-Type: application/json" \\',
    `  -d '${body}'`,
  ].join('\n');
}

function doctlLines(): string {
  return [
    'doctl compute droplet create web-1 --region fra1 \\',
    '  --size s-1vcpu-1gb --image ubuntu-24-04-x64 \\',
    `  --api-url ${location.origin} --access-token "$TOKEN"`,
  ].join('\n');
}
