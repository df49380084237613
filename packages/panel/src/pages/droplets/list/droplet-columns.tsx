import { Badge, Group, Stack, Text } from '@mantine/core';
import type { Droplet } from '@postern/api';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Copyable } from '../../../components/copyable.tsx';
import type { RecordColumn } from '../../../components/record-list.tsx';
import { RelativeTime } from '../../../components/relative-time.tsx';
import { Sign } from '../../../components/sign.tsx';
import { addressOf, sizeInWords, statusInWords } from '../droplet-words.ts';
import classes from './droplet-columns.module.css';

export const dropletColumns: readonly RecordColumn<Droplet>[] = [
  { header: 'Name', width: '25%', cell: (droplet) => <Name droplet={droplet} /> },
  { header: 'Status', width: '13%', cell: (droplet) => <DropletStatus droplet={droplet} /> },
  { header: 'Size', width: '22%', cell: (droplet) => <SizeCell droplet={droplet} /> },
  { header: 'Region', width: '13%', cell: ({ region }) => <WithSlug text={region.name} slug={region.slug} /> },
  { header: 'Public IP', width: '17%', cell: (droplet) => <Address droplet={droplet} /> },
  { header: 'Created', cell: ({ created_at }) => <RelativeTime at={created_at} /> },
];

function Name({ droplet: { id, name, tags } }: { droplet: Droplet }): ReactNode {
  return (
    <Stack gap={4}>
      <Link to="/droplets/$dropletId" params={{ dropletId: String(id) }} className={classes['name']}>
        {name}
      </Link>
      {tags.length > 0 && (
        <Group gap={4}>
          {tags.map((tag) => (
            <TagLink key={tag} tag={tag} />
          ))}
        </Group>
      )}
    </Stack>
  );
}

/** A tag, which leads to all that carry it. */
export function TagLink({ tag }: { tag: string }): ReactNode {
  return (
    <Badge
      color="gray"
      size="sm"
      className={classes['tag'] ?? ''}
      renderRoot={(props) => <Link {...props} to="/droplets" search={{ tag }} title={`Droplets tagged ${tag}`} />}
    >
      {tag}
    </Badge>
  );
}

export function DropletStatus({ droplet }: { droplet: Droplet }): ReactNode {
  const [kind, word] = statusInWords(droplet);
  return <Sign kind={kind}>{word}</Sign>;
}

function SizeCell({ droplet }: { droplet: Droplet }): ReactNode {
  return <WithSlug text={sizeInWords(droplet)} slug={droplet.size_slug} />;
}

function WithSlug({ text, slug }: { text: string; slug: string }): ReactNode {
  return (
    <Stack gap={2}>
      <span>{text}</span>
      <Text size="xs" c="dimmed" ff="monospace">
        {slug}
      </Text>
    </Stack>
  );
}

function Address({ droplet }: { droplet: Droplet }): ReactNode {
  const address = addressOf(droplet);
  return address === null ? (
    <Text c="dimmed" inherit>
      none yet
    </Text>
  ) : (
    <Copyable value={address} />
  );
}
