import type { Droplet } from '@postern/api';
import type { Column } from '../../../output/column.ts';

/** doctl's columns of a Droplet. */
export const dropletColumns: readonly Column<Droplet>[] = [
  { name: 'ID', value: ({ id }) => id },
  { name: 'Name', value: ({ name }) => name },
  { name: 'PublicIPv4', title: 'Public IPv4', value: (droplet) => firstAddress(droplet, 'public') },
  { name: 'PrivateIPv4', title: 'Private IPv4', value: (droplet) => firstAddress(droplet, 'private') },
  {
    name: 'PublicIPv6',
    title: 'Public IPv6',
    value: ({ networks }) => networks.v6.find(({ type }) => type === 'public')?.ip_address,
  },
  { name: 'Memory', value: ({ memory }) => memory },
  { name: 'VCPUs', value: ({ vcpus }) => vcpus },
  { name: 'Disk', value: ({ disk }) => disk },
  { name: 'Region', value: ({ region }) => region.slug },
  { name: 'Image', value: ({ image }) => `${image.distribution} ${image.name}` },
  { name: 'VPCUUID', title: 'VPC UUID', value: ({ vpc_uuid }) => vpc_uuid },
  { name: 'Status', value: ({ status }) => status },
  { name: 'Tags', value: ({ tags }) => tags.toSorted().join(',') },
  { name: 'Features', value: ({ features }) => features.join(',') },
  { name: 'Volumes', value: ({ volume_ids }) => volume_ids.join(',') },
  { name: 'SizeSlug', title: 'Size Slug', hidden: true, value: ({ size_slug }) => size_slug },
];

function firstAddress({ networks }: Droplet, type: 'public' | 'private'): string | undefined {
  return networks.v4.find((network) => network.type === type)?.ip_address;
}
