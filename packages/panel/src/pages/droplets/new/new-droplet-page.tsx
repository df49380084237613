import { Alert, Stack } from '@mantine/core';
import type { Image, Region, Size, SshKey } from '@postern/api';
import type { ReactNode } from 'react';
import type { OperationError } from '../../../app/operation-error.ts';
import { useOperation } from '../../../app/use-operation.ts';
import { BackLink } from '../../../components/back-link.tsx';
import { PageHeader } from '../../../components/page-header.tsx';
import { ProblemAlert } from '../../../components/problem-alert.tsx';
import { TableSkeleton } from '../../../components/table-skeleton.tsx';
import { imageListQuery, keyListQuery, regionListQuery, sizeListQuery } from './catalogue-queries.ts';
import { NewDropletForm } from './new-droplet-form.tsx';

/** What a Droplet is made of. */
export interface Catalogue {
  readonly sizes: readonly Size[];
  readonly images: readonly Image[];
  readonly regions: readonly Region[];
  readonly keys: readonly SshKey[];
}

type Loaded = { readonly catalogue: Catalogue } | { readonly error: OperationError } | null;

export function NewDropletPage(): ReactNode {
  const loaded = useCatalogue();
  return (
    <>
      <BackLink to="/droplets">All Droplets</BackLink>
      <PageHeader
        title="Create a Droplet"
        description="It is simulated: no machine starts, and what it costs is only counted."
      />
      {loaded === null ? <FormSkeleton /> : <FormOrProblem {...loaded} />}
    </>
  );
}

function FormOrProblem(loaded: NonNullable<Loaded>): ReactNode {
  if ('error' in loaded) return <ProblemAlert error={loaded.error} />;
  if (loaded.catalogue.sizes.length === 0) return <Alert color="gray">There is no size to choose from.</Alert>;
  return <NewDropletForm catalogue={loaded.catalogue} />;
}

function FormSkeleton(): ReactNode {
  return (
    <Stack maw={760}>
      <TableSkeleton rows={4} rowHeight={66} />
      <TableSkeleton rows={8} />
    </Stack>
  );
}

function useCatalogue(): Loaded {
  const sizes = useOperation('sizes_list', sizeListQuery);
  const images = useOperation('images_list', imageListQuery);
  const regions = useOperation('regions_list', regionListQuery);
  const keys = useOperation('sshKeys_list', keyListQuery);
  const error = sizes.error ?? images.error ?? regions.error ?? keys.error;
  if (sizes.data !== undefined && images.data !== undefined && regions.data !== undefined && keys.data !== undefined) {
    return {
      catalogue: {
        sizes: sizes.data.sizes,
        images: images.data.images,
        regions: regions.data.regions,
        keys: keys.data.ssh_keys,
      },
    };
  }
  return error === null ? null : { error };
}
