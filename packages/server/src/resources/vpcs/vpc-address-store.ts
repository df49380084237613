import { formatAddressRange } from '@postern/engine';
import type { Selectable } from 'kysely';
import type { Database, VpcsTable } from '../../db/server-tables.ts';
import { rangeOf } from './ip-ranges.ts';

export type VpcRow = Selectable<VpcsTable>;

/** How many addresses are looked at in one query, at first and at most. */
const STEP = { first: 64, largest: 4096 };

/** index: primary key */
export function findVpc(database: Database, accountId: number, vpcId: string): Promise<VpcRow | undefined> {
  return database
    .selectFrom('vpcs')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('id', '=', vpcId)
    .executeTakeFirst();
}

/** The network that Droplets of a region are in unless another is named. index: vpcs_default */
export function findDefaultVpc(database: Database, accountId: number, regionSlug: string): Promise<VpcRow> {
  return database
    .selectFrom('vpcs')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('region_slug', '=', regionSlug)
    .where('is_default', '=', 1)
    .executeTakeFirstOrThrow();
}

/**
 * The next private addresses of a network that no Droplet has, with the length of its prefix: `10.128.0.2/13`. The network and
 * its gateway keep the first two of a range and the broadcast address the last; after the last host it begins again with the
 * first. `undefined`, and nothing taken, when there are not as many. In a transaction that holds the account.
 *
 * No address is looked up until each has been given once. From then on those in use are passed over, from where the last search
 * ended: a network that is not nearly full has a free one close by.
 */
export async function takeAddresses(
  transaction: Database,
  vpcId: string,
  count: number,
): Promise<string[] | undefined> {
  const vpc = await transaction.selectFrom('vpcs').selectAll().where('id', '=', vpcId).executeTakeFirstOrThrow();
  const { hosts, addressAt } = hostsOf(vpc.ip_range);
  const end = vpc.last_host + hosts;
  const isFirstRound = vpc.last_host + count <= hosts;
  if (!isFirstRound && (await countUsed(transaction, vpcId)) + count > hosts) return undefined;
  const taken: string[] = [];
  let position = vpc.last_host;
  for (let step = STEP.first; taken.length < count && position < end; step = Math.min(step * 4, STEP.largest)) {
    const from = position;
    const next = Array.from({ length: Math.min(step, end - from) }, (_, index) => addressAt(from + index));
    // Before the first round is over, none of them has ever been given.
    const used = from + next.length <= hosts ? new Set() : await findUsed(transaction, vpcId, next);
    for (const address of next) {
      if (taken.length === count) break;
      if (!used.has(address)) taken.push(address);
      position++;
    }
  }
  if (taken.length < count) return undefined;
  await transaction.updateTable('vpcs').set({ last_host: position }).where('id', '=', vpcId).execute();
  return taken;
}

/** How many Droplets a network holds, and the address at each position, counted on and on. */
function hostsOf(ipRange: string): { readonly hosts: number; addressAt(position: number): string } {
  const { first, prefixLength } = rangeOf(ipRange);
  const hosts = 2 ** (32 - prefixLength) - 3;
  const addressAt = (position: number): string => {
    const address = { bits: 32, first: first + 2n + BigInt(position % hosts), prefixLength: 32 } as const;
    return `${formatAddressRange(address)}/${prefixLength}`;
  };
  return { hosts, addressAt };
}

/** index: droplets_by_address */
async function countUsed(transaction: Database, vpcId: string): Promise<number> {
  const { used } = await transaction
    .selectFrom('droplets')
    .select((row) => row.fn.countAll<number>().as('used'))
    .where('vpc_uuid', '=', vpcId)
    .where('private_ipv4', 'is not', null)
    .executeTakeFirstOrThrow();
  return used;
}

/** index: droplets_by_address */
async function findUsed(transaction: Database, vpcId: string, addresses: readonly string[]): Promise<Set<unknown>> {
  const rows = await transaction
    .selectFrom('droplets')
    .select('private_ipv4')
    .where('vpc_uuid', '=', vpcId)
    .where('private_ipv4', 'in', addresses)
    .execute();
  return new Set(rows.map((row) => row.private_ipv4));
}
