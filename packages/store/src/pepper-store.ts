import type { Kysely } from 'kysely';
import type { TokenTables } from './token-tables.ts';

// index: primary key
export async function pinPepper(kysely: Kysely<TokenTables>, keyId: string, fingerprint: string): Promise<string> {
  await kysely
    .insertInto('pepper_pins')
    .values({ key_id: keyId, fingerprint })
    .onConflict((conflict) => conflict.column('key_id').doNothing())
    .execute();
  const pin = await kysely
    .selectFrom('pepper_pins')
    .select('fingerprint')
    .where('key_id', '=', keyId)
    .executeTakeFirstOrThrow();
  return pin.fingerprint;
}

// index: token_secrets_by_pepper, read whole: asked once, at start
export async function pepperKeyIdsInUse(kysely: Kysely<TokenTables>): Promise<string[]> {
  const rows = await kysely.selectFrom('token_secrets').select('pepper_key_id').distinct().execute();
  return rows.map((row) => row.pepper_key_id);
}
