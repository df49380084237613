import type { Vpc, VpcMember } from '@postern/api';
import { formatTimestamp } from '../../http/timestamp.ts';
import type { VpcRow } from './vpc-address-store.ts';
import type { VpcMemberRow } from './vpc-store.ts';

export function presentVpc(vpc: VpcRow): Vpc {
  return {
    id: vpc.id,
    urn: `do:vpc:${vpc.id}`,
    name: vpc.name,
    description: vpc.description,
    region: vpc.region_slug,
    ip_range: vpc.ip_range,
    default: vpc.is_default === 1,
    created_at: formatTimestamp(new Date(vpc.created_at)),
  };
}

export function presentVpcMember(droplet: VpcMemberRow): VpcMember {
  const { id, name, created_at: createdAt } = droplet;
  return { urn: `do:droplet:${id}`, name, created_at: formatTimestamp(new Date(createdAt)) };
}
