import type { NewSecret, SecretChanges, SecretRecord, TokenStore } from '@postern/engine';
import type { Kysely, Selectable, Updateable } from 'kysely';
import type { TokenSecretsTable, TokenSecretUseTable, TokenTables } from './token-tables.ts';

// index: token_secrets_by_token, then primary keys
export async function listSecrets(
  kysely: Kysely<TokenTables>,
  accountId: number,
  tokenIds: readonly number[],
): Promise<SecretRecord[]> {
  if (tokenIds.length === 0) return [];
  const rows = await kysely
    .selectFrom('token_secrets')
    .innerJoin('tokens', 'tokens.id', 'token_secrets.token_id')
    .leftJoin('token_secret_use', 'token_secret_use.public_id', 'token_secrets.public_id')
    .select([
      'token_secrets.public_id',
      'token_secrets.token_id',
      'token_secrets.digest',
      'token_secrets.pepper_key_id',
      'token_secrets.on_first_use',
      'token_secrets.retires_at',
      'token_secrets.created_at',
      'token_secrets.first_used_at',
      'token_secret_use.last_used_at',
      'token_secret_use.last_used_address',
    ])
    .where('token_secrets.token_id', 'in', tokenIds)
    .where('tokens.account_id', '=', accountId)
    .orderBy('token_secrets.created_at')
    .orderBy('token_secrets.public_id')
    .execute();
  return rows.map(secretFromRow);
}

export async function insertSecret(kysely: Kysely<TokenTables>, accountId: number, secret: NewSecret): Promise<void> {
  const { numInsertedOrUpdatedRows } = await kysely
    .insertInto('token_secrets')
    .columns([
      'public_id',
      'token_id',
      'digest',
      'pepper_key_id',
      'on_first_use',
      'retires_at',
      'created_at',
      'first_used_at',
    ])
    // From the token's own row, so that there is none to insert when the token is not of this account.
    .expression((query) =>
      query
        .selectFrom('tokens')
        .select(({ val, cast }) => [
          cast<string>(val(secret.publicId), 'text').as('public_id'),
          'tokens.id as token_id',
          cast<string>(val(secret.digest), 'text').as('digest'),
          cast<string>(val(secret.pepperKeyId), 'text').as('pepper_key_id'),
          cast<NewSecret['onFirstUse']>(val(secret.onFirstUse), 'text').as('on_first_use'),
          cast<number | null>(val(secret.retiresAt?.getTime() ?? null), 'bigint').as('retires_at'),
          cast<number>(val(secret.createdAt.getTime()), 'bigint').as('created_at'),
          cast<number | null>(val(null), 'bigint').as('first_used_at'),
        ])
        .where('tokens.id', '=', secret.tokenId)
        .where('tokens.account_id', '=', accountId),
    )
    .executeTakeFirstOrThrow();
  if (numInsertedOrUpdatedRows !== 1n) throw new Error(`Account ${accountId} has no such token.`);
}

/** Names one secret within its account. */
export interface SecretPlace {
  readonly accountId: number;
  readonly publicId: string;
}

// index: primary keys
export async function updateSecret(
  kysely: Kysely<TokenTables>,
  { accountId, publicId }: SecretPlace,
  changes: SecretChanges,
): Promise<void> {
  const { numUpdatedRows } = await kysely
    .updateTable('token_secrets')
    // Names a column even when nothing changes: a statement must set something.
    .set((secrets) => ({ public_id: secrets.ref('token_secrets.public_id'), ...changedColumns(changes) }))
    .where('token_secrets.public_id', '=', publicId)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('tokens')
          .select('tokens.id')
          .whereRef('tokens.id', '=', 'token_secrets.token_id')
          .where('tokens.account_id', '=', accountId),
      ),
    )
    .executeTakeFirstOrThrow();
  if (numUpdatedRows !== 1n) throw new Error(`Account ${accountId} has no such secret.`);
}

// index: primary key
export async function redigest(
  kysely: Kysely<TokenTables>,
  change: Parameters<TokenStore['redigest']>[0],
): Promise<boolean> {
  const { numUpdatedRows } = await kysely
    .updateTable('token_secrets')
    .set({ digest: change.digest, pepper_key_id: change.pepperKeyId })
    .where('token_secrets.public_id', '=', change.publicId)
    .where('token_secrets.pepper_key_id', '=', change.fromPepperKeyId)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

function changedColumns({ retiresAt, firstUsedAt, onFirstUse }: SecretChanges): Updateable<TokenSecretsTable> {
  return {
    ...(retiresAt !== undefined && { retires_at: retiresAt?.getTime() ?? null }),
    ...(firstUsedAt !== undefined && { first_used_at: firstUsedAt?.getTime() ?? null }),
    ...(onFirstUse !== undefined && { on_first_use: onFirstUse }),
  };
}

type SecretRow = Selectable<TokenSecretsTable> & {
  [Column in 'last_used_at' | 'last_used_address']: TokenSecretUseTable[Column] | null;
};

function secretFromRow(row: SecretRow): SecretRecord {
  return {
    publicId: row.public_id,
    tokenId: row.token_id,
    digest: row.digest,
    pepperKeyId: row.pepper_key_id,
    createdAt: new Date(row.created_at),
    onFirstUse: row.on_first_use,
    firstUsedAt: row.first_used_at === null ? null : new Date(row.first_used_at),
    retiresAt: row.retires_at === null ? null : new Date(row.retires_at),
    lastUsedAt: row.last_used_at === null ? null : new Date(row.last_used_at),
    lastUsedAddress: row.last_used_address,
  };
}
