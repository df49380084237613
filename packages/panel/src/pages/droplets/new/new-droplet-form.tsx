import { Button, Checkbox, Select, Stack, TagsInput, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useChange } from '../../../app/use-operation.ts';
import { ProblemAlert } from '../../../components/problem-alert.tsx';
import { Card } from '../../tokens/token/card.tsx';
import { BackupsChoice, type BackupPlan } from './backups-choice.tsx';
import { KeyChoice } from './key-choice.tsx';
import classes from './new-droplet.module.css';
import type { Catalogue } from './new-droplet-page.tsx';
import { imageGroups } from './image-groups.ts';
import { NewDropletReview } from './new-droplet-review.tsx';
import { SizeTable } from './size-table.tsx';

const FIRST_SIZE = 's-1vcpu-1gb';
const FIRST_IMAGE = 'ubuntu-24-04-x64';

interface Choice {
  readonly name: string;
  readonly region: string | null;
  readonly image: string | null;
  readonly size: string;
  readonly keys: readonly number[];
  readonly backups: BackupPlan | null;
  readonly isMonitored: boolean;
  readonly hasIpv6: boolean;
  readonly tags: readonly string[];
}

/** Everything about a new Droplet on one page, with what it will cost beside it. */
export function NewDropletForm({ catalogue }: { catalogue: Catalogue }): ReactNode {
  const navigate = useNavigate();
  const [choice, setChoice] = useState<Choice>(() => firstChoice(catalogue));
  const set = (part: Partial<Choice>): void => setChoice((before) => ({ ...before, ...part }));
  const create = useChange('droplets_create', {
    onSuccess: (answer) => {
      const droplet = 'droplet' in answer ? answer.droplet : answer.droplets[0];
      if (droplet === undefined) return;
      void navigate({ to: '/droplets/$dropletId', params: { dropletId: String(droplet.id) } });
    },
  });
  const size = catalogue.sizes.find(({ slug }) => slug === choice.size);
  const isOffered = size !== undefined && (choice.region === null || size.regions.includes(choice.region));
  const isReady = choice.name !== '' && choice.image !== null && isOffered;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isReady) create.mutate({ body: bodyOf(choice) });
  };
  return (
    <form onSubmit={submit} className={classes['form']}>
      <Stack gap="md" miw={0}>
        <Card title="What it is">
          <Stack gap="sm">
            <TextInput
              label="Name"
              description="Letters, digits, dots and dashes, as in a host name."
              value={choice.name}
              onChange={(event) => set({ name: event.currentTarget.value.trim() })}
              error={create.error?.fieldMessage('name')}
              maxLength={255}
              required
              withAsterisk={false}
              spellCheck={false}
            />
            <Select
              label="Image"
              data={imageGroups(catalogue.images, choice.region)}
              value={choice.image}
              onChange={(image) => set({ image })}
              searchable
              nothingFoundMessage="No image is called so"
              required
              withAsterisk={false}
            />
            <Select
              label="Region"
              placeholder="The server chooses"
              data={catalogue.regions.map(({ slug, name }) => ({ value: slug, label: `${name} (${slug})` }))}
              value={choice.region}
              onChange={(region) => set({ region })}
              searchable
              clearable
              clearButtonProps={{ 'aria-label': 'Let the server choose the region' }}
            />
          </Stack>
        </Card>
        <Card title="Size">
          <SizeTable
            sizes={catalogue.sizes}
            region={choice.region}
            value={choice.size}
            onChange={(next) => set({ size: next })}
          />
        </Card>
        <Card title="Access and extras">
          <Stack gap="md">
            <KeyChoice keys={catalogue.keys} value={choice.keys} onChange={(keys) => set({ keys })} />
            <BackupsChoice value={choice.backups} onChange={(backups) => set({ backups })} />
            <Checkbox
              label="Collect metrics"
              checked={choice.isMonitored}
              onChange={(event) => set({ isMonitored: event.currentTarget.checked })}
            />
            <Checkbox
              label="Give it an IPv6 address"
              checked={choice.hasIpv6}
              onChange={(event) => set({ hasIpv6: event.currentTarget.checked })}
            />
            <TagsInput
              label="Tags"
              description="Letters, digits, colons, dashes and underscores. Press Enter after each."
              value={[...choice.tags]}
              onChange={(tags) => set({ tags })}
              maxTags={50}
            />
          </Stack>
        </Card>
      </Stack>
      <NewDropletReview size={size} backups={choice.backups} isOffered={isOffered}>
        {create.error !== null && <ProblemAlert error={create.error} title="The Droplet was not created" />}
        <Button type="submit" disabled={!isReady} loading={create.isPending} fullWidth>
          Create the Droplet
        </Button>
      </NewDropletReview>
    </form>
  );
}

function firstChoice({ sizes, images }: Catalogue): Choice {
  return {
    name: '',
    region: null,
    image: images.some(({ slug }) => slug === FIRST_IMAGE) ? FIRST_IMAGE : null,
    size: sizes.some(({ slug }) => slug === FIRST_SIZE) ? FIRST_SIZE : (sizes[0]?.slug ?? ''),
    keys: [],
    backups: null,
    isMonitored: false,
    hasIpv6: false,
    tags: [],
  };
}

function bodyOf({ name, region, image, size, keys, backups, isMonitored, hasIpv6, tags }: Choice) {
  return {
    name,
    size,
    image: image ?? '',
    ...(region !== null && { region }),
    ssh_keys: [...keys],
    backups: backups !== null,
    ...(backups !== null && { backup_policy: { plan: backups } }),
    monitoring: isMonitored,
    ipv6: hasIpv6,
    tags: [...tags],
  };
}
