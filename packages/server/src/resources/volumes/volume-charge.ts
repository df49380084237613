import type { Database } from '../../db/server-tables.ts';
import { endCharges, startCharge } from '../billing/charge-store.ts';
import type { VolumeRow } from './volume-store.ts';

const DOLLARS_PER_GIGABYTE_MONTH = 0.1;
/** A month is charged as 28 days at most, as DigitalOcean counts. */
const HOURS_PER_MONTH = 672;

type Charged = Pick<VolumeRow, 'id' | 'account_id' | 'name' | 'size_gigabytes'>;

/** Charges for a volume by its size from now on. */
export function startVolumeCharge(transaction: Database, volume: Charged, now: number): Promise<void> {
  return startCharge(transaction, {
    accountId: volume.account_id,
    product: 'Volumes',
    resourceType: 'volume',
    resourceId: volume.id,
    description: `${volume.name} (${volume.size_gigabytes} GB)`,
    hourlyPrice: (volume.size_gigabytes * DOLLARS_PER_GIGABYTE_MONTH) / HOURS_PER_MONTH,
    now,
  });
}

export function endVolumeCharge(transaction: Database, volume: Pick<VolumeRow, 'id'>, now: number): Promise<void> {
  return endCharges(transaction, { resourceType: 'volume', resourceId: volume.id }, now);
}
