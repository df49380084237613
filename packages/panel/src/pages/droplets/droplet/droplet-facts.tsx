import { Group, Text } from '@mantine/core';
import type { Droplet } from '@postern/api';
import type { ReactNode } from 'react';
import { Copyable } from '../../../components/copyable.tsx';
import { dollars } from '../../../components/dollars.ts';
import { FactList } from '../../../components/fact-list.tsx';
import { RelativeTime } from '../../../components/relative-time.tsx';
import { sizeInWords } from '../droplet-words.ts';
import { TagLink } from '../list/droplet-columns.tsx';

/** What a Droplet is and has. */
export function DropletFacts({ droplet }: { droplet: Droplet }): ReactNode {
  const { region, size, size_slug: slug, image, tags, features, networks } = droplet;
  const addresses = [
    ...networks.v4.map(({ ip_address: address, type }) => [address, type] as const),
    ...networks.v6.map(({ ip_address: address }) => [address, 'public'] as const),
  ];
  return (
    <FactList
      facts={[
        ['Id', <Copyable key="id" value={String(droplet.id)} />],
        ['Addresses', <Addresses key="addresses" addresses={addresses} />],
        ['Size', <TwoParts key="size" text={sizeInWords(droplet)} code={slug} />],
        ['Price', `${dollars(size.price_monthly)} a month, ${dollars(size.price_hourly, 5)} an hour`],
        ['Region', <TwoParts key="region" text={region.name} code={region.slug} />],
        ['Image', <TwoParts key="image" text={imageName(image)} code={image.slug ?? String(image.id)} />],
        ['Backups', <Backups key="backups" droplet={droplet} />],
        ['Features', features.filter((name) => name !== 'backups').join(', ') || 'none'],
        ['Belongs to it', keptInWords(droplet)],
        ['Tags', tags.length === 0 ? 'none' : <Tags key="tags" tags={tags} />],
        ['Created', <RelativeTime key="created" at={droplet.created_at} />],
      ]}
    />
  );
}

/** "2 snapshots, 1 backup, 1 volume". */
export function keptInWords({ snapshot_ids, backup_ids, volume_ids }: Droplet): string {
  const parts = [
    [snapshot_ids.length, 'snapshot'],
    [backup_ids.length, 'backup'],
    [volume_ids.length, 'volume'],
  ] as const;
  const there = parts.filter(([count]) => count > 0);
  return there.map(([count, noun]) => `${count} ${noun}${count === 1 ? '' : 's'}`).join(', ') || 'nothing';
}

function imageName({ distribution, name, public: isPublic }: Droplet['image']): string {
  return isPublic ? `${distribution} ${name}` : name;
}

function TwoParts({ text, code }: { text: string; code: string }): ReactNode {
  return (
    <>
      {text}{' '}
      <Text span c="dimmed" size="xs" ff="monospace">
        {code}
      </Text>
    </>
  );
}

function Addresses({ addresses }: { addresses: readonly (readonly [address: string, type: string])[] }): ReactNode {
  if (addresses.length === 0) return 'none yet';
  return addresses.map(([address, type]) => (
    <Group key={address} gap="xs">
      <Copyable value={address} />
      <Text size="xs" c="dimmed">
        {type}
      </Text>
    </Group>
  ));
}

function Backups({ droplet: { features, next_backup_window: next } }: { droplet: Droplet }): ReactNode {
  if (!features.includes('backups')) return 'off';
  return next === null ? (
    'on'
  ) : (
    <>
      on, the next <RelativeTime at={next.start} />
    </>
  );
}

function Tags({ tags }: { tags: readonly string[] }): ReactNode {
  return (
    <Group gap={4}>
      {tags.map((tag) => (
        <TagLink key={tag} tag={tag} />
      ))}
    </Group>
  );
}
