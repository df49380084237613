import type { Size } from '@postern/api';
import type { Database } from '../../db/server-tables.ts';
import { startCharge } from '../billing/charge-store.ts';
import type { BackupPolicy } from './backup-policy.ts';

/** Of the price of the Droplet. */
const PRICE_SHARE: Readonly<Record<BackupPolicy['plan'], number>> = { daily: 0.3, weekly: 0.2 };

/** Begins to charge for the backups of a Droplet, which cost a share of what it costs itself. */
export function startBackupsCharge(
  transaction: Database,
  droplet: { readonly id: number; readonly accountId: number; readonly name: string },
  { size, plan, now }: { readonly size: Size; readonly plan: BackupPolicy['plan']; readonly now: number },
): Promise<void> {
  return startCharge(transaction, {
    accountId: droplet.accountId,
    product: 'Backups',
    resourceType: 'droplet',
    resourceId: String(droplet.id),
    description: `${droplet.name} (${plan} backups, ${size.slug})`,
    hourlyPrice: size.price_hourly * PRICE_SHARE[plan],
    now,
  });
}
