import { createHash } from 'node:crypto';
import type { AccountRow } from '../account/account-store.ts';

/** The network that an account has in each region from the start. The same account and region always give the same one. */
export function defaultVpcUuid(account: Pick<AccountRow, 'uuid'>, regionSlug: string): string {
  const hex = createHash('sha256').update(`vpc ${account.uuid} ${regionSlug}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** A range of 65,536 private addresses for each region, counted as the catalogue lists them. */
export function defaultIpRange(regionIndex: number): string {
  return `10.${100 + regionIndex}.0.0/16`;
}
