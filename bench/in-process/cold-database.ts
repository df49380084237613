import { pinPeppers } from '@postern/engine';
import { createSqlTokenStore, migrateTokenTables, openSqliteDatabase, type TokenDatabase } from '@postern/store';
import { issuedRow, peppers } from './issued-tokens.ts';
import { createTokenSet, type TokenSet } from './token-set.ts';

const COLD_TOKENS = 100_000;
const SEED = 4;
const ROWS_AT_ONCE = 1000;

/** The tokens that the database holds; the same in every process. */
export function coldTokens(mostTokens: number): TokenSet {
  return createTokenSet(Math.min(COLD_TOKENS, mostTokens), SEED);
}

/** Makes the database of the cold scenarios. Its rows are those that issuing would write, but for the audit trail. */
export async function prepareColdDatabase(path: string, mostTokens: number): Promise<void> {
  const database = openSqliteDatabase({ path });
  try {
    await migrateTokenTables(database);
    await pinPeppers(createSqlTokenStore(database), peppers);
    const tokens = coldTokens(mostTokens);
    for (let from = 0; from < tokens.size; from += ROWS_AT_ONCE) {
      const count = Math.min(ROWS_AT_ONCE, tokens.size - from);
      await insertTokens(
        database,
        tokens,
        Array.from({ length: count }, (_, i) => from + i),
      );
    }
  } finally {
    await database.close();
  }
}

async function insertTokens({ kysely }: TokenDatabase, tokens: TokenSet, indexes: readonly number[]): Promise<void> {
  const rows = indexes.map((index) => issuedRow(tokens, index));
  const createdAt = Date.now();
  await kysely.transaction().execute(async (transaction) => {
    for (const row of rows) {
      await transaction
        .insertInto('tokens')
        .values({
          id: row.tokenId,
          account_id: row.accountId,
          scopes: row.scopes,
          expires_at: row.expiresAtMs,
          version: 1,
          name: `token ${row.tokenId}`,
          created_at: createdAt,
          created_by: 'system:bench',
        })
        .execute();
      await transaction
        .insertInto('token_secrets')
        .values({
          public_id: row.publicId,
          token_id: row.tokenId,
          digest: row.digest,
          pepper_key_id: row.pepperKeyId,
          on_first_use: row.onFirstUse,
          created_at: createdAt,
        })
        .execute();
    }
  });
}
