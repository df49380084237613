import type { DropletCreate } from '@postern/api';
import type { Database } from '../../db/server-tables.ts';
import { findDefaultVpc, takeAddresses } from '../vpcs/vpc-address-store.ts';
import type { FieldError } from './choose-region.ts';
import type { DropletPlan } from './droplets.ts';

/** Where a Droplet is made. */
export interface DropletPlace {
  readonly regionSlug: string;
  readonly vpcUuid: string;
}

/** For all Droplets of a request, an address each. */
interface DropletPlaces extends DropletPlace {
  readonly addresses: readonly string[];
}

interface PlacesRequest {
  readonly accountId: number;
  readonly body: Pick<DropletCreate, 'region'>;
}

/**
 * Takes addresses on the network that is asked for, or on the default one of the first region that has room. What to change where
 * nothing is free, with nothing taken. In a transaction that holds the account.
 */
export async function takePlaces(
  transaction: Database,
  { accountId, body: { region } }: PlacesRequest,
  { vpcUuid: asked, names: { length: count }, regions }: DropletPlan,
): Promise<DropletPlaces | FieldError> {
  for (const { slug: regionSlug } of regions) {
    const vpcUuid = asked ?? (await findDefaultVpc(transaction, accountId, regionSlug)).id;
    const addresses = await takeAddresses(transaction, vpcUuid, count);
    if (addresses !== undefined) return { regionSlug, vpcUuid, addresses };
  }
  const lack = `no room for ${count} more Droplet${count === 1 ? '' : 's'}`;
  if (asked !== null) {
    return {
      field: 'vpc_uuid',
      message: `network "${asked}" has ${lack}; name another, or destroy some that are in it`,
    };
  }
  const where = region ?? 'any region that would do';
  const remedy = 'name a network that has room in vpc_uuid, or destroy some that are in it';
  return { field: 'region', message: `the default network in ${where} has ${lack}; ${remedy}` };
}
