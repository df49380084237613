import type { VpcCreate } from '@postern/api';
import type { AddressRange } from '@postern/engine';
import { findRegion } from '../regions/regions.ts';
import { findFreeRange, objectionTo, overlap, rangeOf } from './ip-ranges.ts';
import type { VpcRow } from './vpc-address-store.ts';

export interface VpcErrors {
  readonly errors: readonly { readonly field: string; readonly message: string }[];
}

/** Of an account, those of its regions included. */
export const MAX_VPCS = 1000;

/** Of a network whose creator does not say. */
const USUAL_PREFIX_LENGTH = 20;

/** Checks what is asked for against what there is, and chooses a range where none is given. Every field at fault is named. */
export function planVpc(
  { name, region, ip_range: ipRange }: VpcCreate,
  others: readonly Pick<VpcRow, 'name' | 'ip_range'>[],
): { readonly range: AddressRange } | VpcErrors {
  const range =
    ipRange === undefined
      ? findFreeRange(
          others.map((vpc) => rangeOf(vpc.ip_range)),
          USUAL_PREFIX_LENGTH,
        )
      : rangeOf(ipRange);
  const objection = ipRange === undefined ? null : (objectionTo(ipRange) ?? findOverlap(ipRange, others));
  const errors = [
    ...(others.some((vpc) => vpc.name === name) ? [nameTaken(name)] : []),
    ...(findRegion(region) === undefined ? [{ field: 'region', message: `there is no region "${region}"` }] : []),
    ...(objection === null ? [] : [{ field: 'ip_range', message: objection }]),
    ...(range === undefined ? [{ field: 'ip_range', message: 'the account has no free range left: give one' }] : []),
  ];
  return range === undefined || errors.length > 0 ? { errors } : { range };
}

export function nameTaken(name: string): VpcErrors['errors'][number] {
  return { field: 'name', message: `the account has another network "${name}"` };
}

function findOverlap(ipRange: string, others: readonly Pick<VpcRow, 'name' | 'ip_range'>[]): string | null {
  const range = rangeOf(ipRange);
  const other = others.find((vpc) => overlap(rangeOf(vpc.ip_range), range));
  if (other === undefined) return null;
  return `This range/size overlaps with another VPC network in your account: ${other.name} has ${other.ip_range}`;
}
