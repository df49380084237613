import type { NewToken, Page, TokenChanges, TokenFilter, TokenRecord } from '@postern/engine';
import {
  sql,
  type Expression,
  type ExpressionBuilder,
  type Kysely,
  type Selectable,
  type SqlBool,
  type Updateable,
} from 'kysely';
import { listToText, textToList } from './list-text.ts';
import type { TokensTable, TokenTables } from './token-tables.ts';

const TOKEN_COLUMNS = [
  'tokens.id',
  'tokens.account_id',
  'tokens.scopes',
  'tokens.expires_at',
  'tokens.not_before',
  'tokens.allowed_addresses',
  'tokens.rate_limit',
  'tokens.rate_window_seconds',
  'tokens.revoked_at',
  'tokens.version',
  'tokens.parent_id',
  'tokens.name',
  'tokens.created_at',
  'tokens.created_by',
  'tokens.revocation_reason',
  'tokens.revoked_by',
] as const;

/** A token within its account: what every query of one token is narrowed to. */
export interface TokenPlace {
  readonly accountId: number;
  readonly tokenId: number;
}

// index: primary key; tokens_by_account serves PostgreSQL as well
export async function findToken(kysely: Kysely<TokenTables>, place: TokenPlace): Promise<TokenRecord | undefined> {
  const row = await kysely
    .selectFrom('tokens')
    .select(TOKEN_COLUMNS)
    .where('tokens.id', '=', place.tokenId)
    .where('tokens.account_id', '=', place.accountId)
    .executeTakeFirst();
  return row && tokenFromRow(row);
}

// index: tokens_by_account
export async function listTokens(
  kysely: Kysely<TokenTables>,
  accountId: number,
  filter: TokenFilter,
): Promise<Page<TokenRecord>> {
  const listed = kysely
    .selectFrom('tokens')
    .where('tokens.account_id', '=', accountId)
    .where((tokens) => isInState(tokens, filter))
    .where((tokens) => matches(tokens, filter));
  const rows = await listed
    .select(TOKEN_COLUMNS)
    .orderBy('tokens.id', 'desc')
    .limit(filter.limit)
    .offset(filter.offset)
    .execute();
  const { total } = await listed.select(({ fn }) => fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  return { items: rows.map(tokenFromRow), total };
}

/** The engine's `tokenState`, in SQL. */
function isInState(
  { eb, and, or }: ExpressionBuilder<TokenTables, 'tokens'>,
  { state, now }: TokenFilter,
): Expression<SqlBool> {
  const isUnrevoked = eb('tokens.revoked_at', 'is', null);
  const lasts = or([eb('tokens.expires_at', 'is', null), eb('tokens.expires_at', '>', now.getTime())]);
  const conditions: Record<TokenFilter['state'], Expression<SqlBool>> = {
    all: and([]),
    active: and([isUnrevoked, lasts]),
    expired: and([isUnrevoked, eb('tokens.expires_at', '<=', now.getTime())]),
    revoked: eb('tokens.revoked_at', 'is not', null),
  };
  return conditions[state];
}

/** Not `like`: its wildcards would have to be escaped, and it takes letters for the same that are not. */
function matches(
  { eb, and, or, exists, selectFrom }: ExpressionBuilder<TokenTables, 'tokens'>,
  { expiresBefore, parentId, search }: TokenFilter,
): Expression<SqlBool> {
  const conditions: Expression<SqlBool>[] = [];
  if (expiresBefore !== undefined) conditions.push(eb('tokens.expires_at', '<', expiresBefore.getTime()));
  if (parentId !== undefined) conditions.push(eb('tokens.parent_id', '=', parentId));
  if (search !== undefined) {
    const shortened = sql<SqlBool>`replace(lower(tokens.name), lower(cast(${search} as text)), '') <> lower(tokens.name)`;
    const secrets = selectFrom('token_secrets')
      .select('token_secrets.public_id')
      .whereRef('token_secrets.token_id', '=', 'tokens.id')
      .where(sql<SqlBool>`substr(token_secrets.public_id, 1, ${search.length}) = ${search}`);
    conditions.push(or([shortened, exists(secrets)]));
  }
  return and(conditions);
}

// index: tokens_by_parent
export async function findDescendants(kysely: Kysely<TokenTables>, place: TokenPlace): Promise<TokenRecord[]> {
  const rows = await kysely
    .withRecursive('descendants', (query) =>
      query
        .selectFrom('tokens')
        .select('tokens.id')
        .where('tokens.parent_id', '=', place.tokenId)
        .where('tokens.account_id', '=', place.accountId)
        .union(
          query.selectFrom('tokens').innerJoin('descendants', 'descendants.id', 'tokens.parent_id').select('tokens.id'),
        ),
    )
    .selectFrom('descendants')
    .innerJoin('tokens', 'tokens.id', 'descendants.id')
    .select(TOKEN_COLUMNS)
    .where('tokens.account_id', '=', place.accountId)
    .where('tokens.revoked_at', 'is', null)
    .orderBy('tokens.id')
    .execute();
  return rows.map(tokenFromRow);
}

// index: tokens_by_account
export async function findUnrevoked(kysely: Kysely<TokenTables>, accountId: number): Promise<TokenRecord[]> {
  const rows = await kysely
    .selectFrom('tokens')
    .select(TOKEN_COLUMNS)
    .where('tokens.account_id', '=', accountId)
    .where('tokens.revoked_at', 'is', null)
    .orderBy('tokens.id')
    .execute();
  return rows.map(tokenFromRow);
}

export async function insertToken(kysely: Kysely<TokenTables>, token: NewToken): Promise<TokenRecord> {
  const row = await kysely
    .insertInto('tokens')
    .values({
      ...restrictionColumns(token),
      account_id: token.accountId,
      parent_id: token.parentId,
      name: token.name,
      scopes: listToText(token.scopes),
      created_at: token.createdAt.getTime(),
      created_by: token.createdBy,
      version: 1,
    })
    .returning(TOKEN_COLUMNS)
    .executeTakeFirstOrThrow();
  return tokenFromRow(row);
}

// index: as findToken
export async function updateToken(
  kysely: Kysely<TokenTables>,
  place: TokenPlace,
  changes: TokenChanges,
): Promise<TokenRecord> {
  const row = await kysely
    .updateTable('tokens')
    .set(changedColumns(changes))
    .set((tokens) => ({ version: tokens('tokens.version', '+', 1) }))
    .where('tokens.id', '=', place.tokenId)
    .where('tokens.account_id', '=', place.accountId)
    .returning(TOKEN_COLUMNS)
    .executeTakeFirst();
  if (row === undefined) throw new Error(`Account ${place.accountId} has no such token.`);
  return tokenFromRow(row);
}

function changedColumns({ name, scopes, revocation, ...restrictions }: TokenChanges): Updateable<TokensTable> {
  return {
    ...restrictionColumns(restrictions),
    ...(name !== undefined && { name }),
    ...(scopes !== undefined && { scopes: listToText(scopes) }),
    ...(revocation !== undefined && {
      revoked_at: revocation?.at.getTime() ?? null,
      revocation_reason: revocation?.reason ?? null,
      revoked_by: revocation?.actor ?? null,
    }),
  };
}

function restrictionColumns(
  restrictions: Pick<TokenChanges, 'expiresAt' | 'notBefore' | 'allowedAddresses' | 'rateLimit'>,
): Updateable<TokensTable> {
  const { expiresAt, notBefore, allowedAddresses, rateLimit } = restrictions;
  return {
    ...(expiresAt !== undefined && { expires_at: expiresAt?.getTime() ?? null }),
    ...(notBefore !== undefined && { not_before: notBefore?.getTime() ?? null }),
    ...(allowedAddresses !== undefined && { allowed_addresses: allowedAddresses && listToText(allowedAddresses) }),
    ...(rateLimit !== undefined && {
      rate_limit: rateLimit?.limit ?? null,
      rate_window_seconds: rateLimit?.windowSeconds ?? null,
    }),
  };
}

function tokenFromRow(row: Selectable<TokensTable>): TokenRecord {
  return {
    id: row.id,
    accountId: row.account_id,
    parentId: row.parent_id,
    name: row.name,
    scopes: textToList(row.scopes),
    expiresAt: dateOf(row.expires_at),
    notBefore: dateOf(row.not_before),
    allowedAddresses: row.allowed_addresses === null ? null : textToList(row.allowed_addresses),
    rateLimit:
      row.rate_limit === null || row.rate_window_seconds === null
        ? null
        : { limit: row.rate_limit, windowSeconds: row.rate_window_seconds },
    createdAt: new Date(row.created_at),
    createdBy: row.created_by,
    revocation: revocationOf(row),
    version: row.version,
  };
}

function revocationOf(row: Selectable<TokensTable>): TokenRecord['revocation'] {
  if (row.revoked_at === null || row.revocation_reason === null || row.revoked_by === null) return null;
  return { at: new Date(row.revoked_at), reason: row.revocation_reason, actor: row.revoked_by };
}

function dateOf(ms: number | null): Date | null {
  return ms === null ? null : new Date(ms);
}
