import { createHash } from 'node:crypto';
import { formatAddressRange } from '@postern/engine';
import type { Database } from '../../db/server-tables.ts';
import type { AccountRow } from '../account/account-store.ts';
import { regions } from '../regions/regions.ts';
import { findFreeRegionRange, rangeOf } from './ip-ranges.ts';

/** The network that an account has in each region from the start. The same account and region always give the same one. */
export function defaultVpcUuid(account: Pick<AccountRow, 'uuid'>, regionSlug: string): string {
  const hex = createHash('sha256').update(`vpc ${account.uuid} ${regionSlug}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/**
 * Gives an account a network in every region that has none to be the default, with a name and a range that the account has
 * free. In a transaction that holds the account. index: vpcs_by_name
 */
export async function createDefaultVpcs(
  transaction: Database,
  account: Pick<AccountRow, 'id' | 'uuid'>,
  now: number,
): Promise<void> {
  const existing = await transaction
    .selectFrom('vpcs')
    .select(['name', 'region_slug', 'ip_range', 'is_default'])
    .where('account_id', '=', account.id)
    .execute();
  const served = new Set(existing.filter((vpc) => vpc.is_default === 1).map((vpc) => vpc.region_slug));
  const names = new Set(existing.map(({ name }) => name));
  const ranges = existing.map((vpc) => vpc.ip_range);
  const missing = regions.filter(({ slug }) => !served.has(slug));
  const rows = missing.map(({ slug }) => {
    const range = rangeBeside(ranges);
    ranges.push(range);
    return {
      id: defaultVpcUuid(account, slug),
      account_id: account.id,
      name: freeName(names, `default-${slug}`),
      description: '',
      region_slug: slug,
      ip_range: range,
      is_default: 1,
      last_host: 0,
      created_at: now,
    };
  });
  if (rows.length > 0) await transaction.insertInto('vpcs').values(rows).execute();
}

/** A region without a network could take no Droplets: where nothing is free at all, a range is given twice. */
function rangeBeside(taken: readonly string[]): string {
  const range = findFreeRegionRange(taken.map(rangeOf));
  return range === undefined ? '10.128.0.0/13' : formatAddressRange(range);
}

function freeName(taken: ReadonlySet<string>, wanted: string): string {
  let name = wanted;
  for (let number = 2; taken.has(name); number++) name = `${wanted}-${number}`;
  return name;
}
