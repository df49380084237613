import { Checkbox, Radio, Select, Stack, Text, TextInput } from '@mantine/core';
import { useEffect, useState, type ReactNode } from 'react';
import { useOperation } from '../../../app/use-operation.ts';
import { dollars } from '../../../components/dollars.ts';
import { ProblemAlert } from '../../../components/problem-alert.tsx';
import { sizeInWords } from '../droplet-words.ts';
import { imageListQuery, sizeListQuery } from '../new/catalogue-queries.ts';
import { imageGroups } from '../new/image-groups.ts';
import type { ChangeFieldsProps, DropletChangeBody } from './droplet-change-dialog.tsx';

/** Says each time it is another one what would be sent. */
function useBody(body: DropletChangeBody, onChange: ChangeFieldsProps['onChange']): void {
  const text = JSON.stringify(body);
  useEffect(() => onChange(JSON.parse(text) as DropletChangeBody), [text, onChange]);
}

export function NameFields({
  type,
  droplet,
  onChange,
}: ChangeFieldsProps & { readonly type: 'snapshot' | 'rename' }): ReactNode {
  const [name, setName] = useState(type === 'rename' ? droplet.name : '');
  const isReady = type === 'snapshot' || (name !== '' && name !== droplet.name);
  useBody(isReady ? { type, name } : null, onChange);
  return (
    <TextInput
      label="Name"
      description={
        type === 'rename'
          ? 'Letters, digits, dots and dashes, as in a host name.'
          : 'Left empty, it is named after the Droplet and the time.'
      }
      value={name}
      onChange={(event) => setName(event.currentTarget.value)}
      maxLength={255}
      spellCheck={false}
      data-autofocus
    />
  );
}

export function BackupsFields({ onChange }: ChangeFieldsProps): ReactNode {
  const [plan, setPlan] = useState<'daily' | 'weekly'>('weekly');
  useBody({ type: 'enable_backups', backup_policy: { plan } }, onChange);
  return (
    <Radio.Group label="How often" value={plan} onChange={(next) => setPlan(next === 'daily' ? 'daily' : 'weekly')}>
      <Stack gap={6} mt={6}>
        <Radio value="weekly" label="Weekly, for a fifth of the price more" />
        <Radio value="daily" label="Daily, for three tenths of the price more" />
      </Stack>
    </Radio.Group>
  );
}

export function ResizeFields({ droplet, onChange }: ChangeFieldsProps): ReactNode {
  const sizes = useOperation('sizes_list', sizeListQuery);
  const [slug, setSlug] = useState<string | null>(null);
  const [withDisk, setWithDisk] = useState(false);
  const isOff = droplet.status === 'off';
  useBody(isOff && slug !== null ? { type: 'resize', size: slug, disk: withDisk } : null, onChange);
  if (sizes.isError) return <ProblemAlert error={sizes.error} />;
  if (!isOff) return <Text size="sm">The Droplet is on. Power it off, then resize it.</Text>;
  const offered = (sizes.data?.sizes ?? []).filter(
    (size) => size.slug !== droplet.size_slug && size.available && size.regions.includes(droplet.region.slug),
  );
  return (
    <Stack gap="sm">
      <Select
        label="Size"
        placeholder="Choose or search"
        data={offered.map((size) => ({
          value: size.slug,
          label: `${size.slug} · ${sizeInWords(size)} · ${dollars(size.price_monthly)} a month`,
        }))}
        value={slug}
        onChange={setSlug}
        searchable
        nothingFoundMessage="No size is called so"
        data-autofocus
      />
      <Checkbox
        label="Grow the disk too"
        description="A disk cannot be made smaller again."
        checked={withDisk}
        onChange={(event) => setWithDisk(event.currentTarget.checked)}
      />
    </Stack>
  );
}

export function RebuildFields({ droplet, onChange }: ChangeFieldsProps): ReactNode {
  const images = useOperation('images_list', imageListQuery);
  const [image, setImage] = useState<string | null>(droplet.image.slug ?? String(droplet.image.id));
  useBody(image === null ? null : { type: 'rebuild', image }, onChange);
  if (images.isError) return <ProblemAlert error={images.error} />;
  return (
    <Stack gap="sm">
      <Text size="sm">
        Everything on the disk of {droplet.name} is lost and replaced by the image. It keeps its name and its addresses.
      </Text>
      <Select
        label="Image"
        data={imageGroups(images.data?.images ?? [], droplet.region.slug)}
        value={image}
        onChange={setImage}
        searchable
        nothingFoundMessage="No image is called so"
      />
    </Stack>
  );
}
