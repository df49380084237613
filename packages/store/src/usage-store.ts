import type { PermissionUse, UsageRecord } from '@postern/engine';
import { sql, type Kysely } from 'kysely';
import { inSlices } from './in-slices.ts';
import type { TokenPlace } from './token-store.ts';
import type { TokenTables } from './token-tables.ts';

/** Newest per secret, and newest per secret and permission. In a fixed order, so that two nodes never wait for each other. */
export async function recordUsage(kysely: Kysely<TokenTables>, records: readonly UsageRecord[]): Promise<void> {
  const secretUses = new Map<string, UsageRecord>();
  const permissionUses = new Map<string, PermissionUseRow>();
  for (const record of records) {
    keepNewest(secretUses, record.publicId, record);
    for (const permission of record.permissions) {
      const { publicId, lastUsedAt } = record;
      keepNewest(permissionUses, `${publicId} ${permission}`, { publicId, permission, lastUsedAt });
    }
  }
  await inSlices(inOrder(secretUses), (slice) => recordSecretUse(kysely, slice));
  await inSlices(inOrder(permissionUses), (slice) => recordPermissionUse(kysely, slice));
}

// index: primary key
export async function listPermissionUse(kysely: Kysely<TokenTables>, place: TokenPlace): Promise<PermissionUse[]> {
  const rows = await kysely
    .selectFrom('tokens')
    .innerJoin('token_permission_use', 'token_permission_use.token_id', 'tokens.id')
    .select(['token_permission_use.permission', 'token_permission_use.last_used_at'])
    .where('tokens.id', '=', place.tokenId)
    .where('tokens.account_id', '=', place.accountId)
    .execute();
  const uses = rows.map((row) => ({ permission: row.permission, lastUsedAt: new Date(row.last_used_at) }));
  // Not in SQL: the order of names there depends on the database's collation.
  return uses.sort((a, b) => (a.permission < b.permission ? -1 : 1));
}

interface PermissionUseRow {
  readonly publicId: string;
  readonly permission: string;
  readonly lastUsedAt: Date;
}

function keepNewest<T extends { readonly lastUsedAt: Date }>(newest: Map<string, T>, key: string, use: T): void {
  const known = newest.get(key);
  if (known === undefined || known.lastUsedAt < use.lastUsedAt) newest.set(key, use);
}

function inOrder<T>(byKey: ReadonlyMap<string, T>): T[] {
  return [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, use]) => use);
}

// index: primary keys. Joined to the secrets, so that unknown public ids fall away.
async function recordSecretUse(kysely: Kysely<TokenTables>, uses: readonly UsageRecord[]): Promise<void> {
  const rows = uses.map((use) => sql`(${use.publicId}, ${use.lastUsedAt.getTime()}, ${use.lastUsedAddress})`);
  await sql`
    with used (public_id, last_used_at, last_used_address) as (values ${sql.join(rows)})
    insert into token_secret_use (public_id, last_used_at, last_used_address)
    select token_secrets.public_id, cast(used.last_used_at as bigint), used.last_used_address
    from used join token_secrets on token_secrets.public_id = used.public_id
    where true
    on conflict (public_id) do update
    set last_used_at = excluded.last_used_at, last_used_address = excluded.last_used_address
    where excluded.last_used_at > token_secret_use.last_used_at
  `.execute(kysely);
}

// index: primary keys. Grouped, because two secrets may belong to one token.
async function recordPermissionUse(kysely: Kysely<TokenTables>, uses: readonly PermissionUseRow[]): Promise<void> {
  const rows = uses.map((use) => sql`(${use.publicId}, ${use.permission}, ${use.lastUsedAt.getTime()})`);
  await sql`
    with used (public_id, permission, last_used_at) as (values ${sql.join(rows)})
    insert into token_permission_use (token_id, permission, last_used_at)
    select token_secrets.token_id, used.permission, max(cast(used.last_used_at as bigint))
    from used join token_secrets on token_secrets.public_id = used.public_id
    group by token_secrets.token_id, used.permission
    order by token_secrets.token_id, used.permission
    on conflict (token_id, permission) do update
    set last_used_at = excluded.last_used_at
    where excluded.last_used_at > token_permission_use.last_used_at
  `.execute(kysely);
}
