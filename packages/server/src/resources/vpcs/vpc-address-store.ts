import type { Selectable } from 'kysely';
import type { Database, VpcsTable } from '../../db/server-tables.ts';

export type VpcRow = Selectable<VpcsTable>;

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
 * The next private addresses of a network, with the length of its prefix: `10.100.0.2/16`. The network and its gateway keep the
 * first two of a range and the broadcast address the last; after the last host they are given again from the first.
 */
export async function takeAddresses(transaction: Database, vpcId: string, count: number): Promise<string[]> {
  const vpc = await transaction
    .updateTable('vpcs')
    .set((row) => ({ last_host: row('last_host', '+', count) }))
    .where('id', '=', vpcId)
    .returningAll()
    .executeTakeFirstOrThrow();
  const [network = '', bits = ''] = vpc.ip_range.split('/');
  const start = network.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
  const hosts = 2 ** (32 - Number(bits)) - 3;
  return Array.from({ length: count }, (_, index) => {
    const address = start + 2 + ((vpc.last_host - count + index) % hosts);
    const octets = [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256);
    return `${octets.join('.')}/${bits}`;
  });
}
