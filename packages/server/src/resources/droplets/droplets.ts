import type { DropletCreate, Image, Region, Size } from '@postern/api';
import { findImage } from '../images/images.ts';
import { DEFAULT_REGION, findRegion } from '../regions/regions.ts';
import { findSize } from '../sizes/sizes.ts';
import type { AccountRow } from '../account/account-store.ts';
import { defaultVpcUuid } from '../vpcs/default-vpc.ts';

/** What to make of every name asked for: the same machine. */
export interface DropletPlan {
  readonly names: readonly string[];
  readonly size: Size;
  readonly region: Region;
  readonly image: Image;
  readonly features: readonly string[];
  readonly publicNetworking: boolean;
  readonly userData: string | null;
  readonly vpcUuid: string;
  readonly tags: readonly string[];
}

export interface FieldError {
  readonly field: string;
  readonly message: string;
}

const MAX_TAGS = 100;
/** Of each kind of reference that names nothing: the answer would show no more. */
const MAX_REPORTED = 20;

/** Checks what is asked for against what there is. Every field that names nothing is reported, not the first one alone. */
export function planDroplets(account: AccountRow, body: DropletCreate): DropletPlan | readonly FieldError[] {
  const region = findRegion(body.region ?? DEFAULT_REGION);
  const size = findSize(body.size);
  const image = findImage(body.image);
  const errors = [
    ...(region === undefined
      ? [{ field: 'region', message: `there is no region "${body.region ?? DEFAULT_REGION}"` }]
      : []),
    ...(size === undefined ? [{ field: 'size', message: `there is no size "${body.size}"` }] : []),
    ...(image === undefined ? [{ field: 'image', message: `there is no image "${body.image}"` }] : []),
    ...(new Set(body.tags).size > MAX_TAGS
      ? [{ field: 'tags', message: `a Droplet has at most ${MAX_TAGS} tags` }]
      : []),
    ...findUnknownReferences(account, body),
  ];
  if (region === undefined || size === undefined || image === undefined || errors.length > 0) return errors;
  if (!size.regions.includes(region.slug)) {
    return [{ field: 'size', message: `${size.slug} is not offered in ${region.slug}` }];
  }
  return {
    names: body.names ?? [body.name ?? ''],
    size,
    region,
    image,
    features: featuresOf(body),
    publicNetworking: body.public_networking,
    userData: body.user_data ?? null,
    vpcUuid: defaultVpcUuid(account, region.slug),
    tags: [...new Set(body.tags)],
  };
}

function findUnknownReferences(account: AccountRow, body: DropletCreate): FieldError[] {
  const vpcUuid = defaultVpcUuid(account, body.region ?? DEFAULT_REGION);
  return [
    ...body.ssh_keys
      .slice(0, MAX_REPORTED)
      .map((key) => ({ field: 'ssh_keys', message: `the account has no key "${key}"` })),
    ...body.volumes
      .slice(0, MAX_REPORTED)
      .map((id) => ({ field: 'volumes', message: `the account has no volume "${id}"` })),
    ...(body.vpc_uuid === undefined || body.vpc_uuid === vpcUuid
      ? []
      : [{ field: 'vpc_uuid', message: `the region has no network "${body.vpc_uuid}"` }]),
  ];
}

function featuresOf(body: DropletCreate): string[] {
  return [
    ...(body.backups ? ['backups'] : []),
    ...(body.ipv6 ? ['ipv6'] : []),
    ...(body.monitoring ? ['monitoring'] : []),
    'private_networking',
    ...(body.with_droplet_agent === false ? [] : ['droplet_agent']),
  ];
}
