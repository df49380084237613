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

/** How many secrets still prove their tokens by one pepper. */
export interface PepperUse {
  readonly keyId: string;
  readonly secrets: number;
}

// index: token_secrets_by_pepper, read whole: asked by operators only
export function countSecretsByPepper(kysely: Kysely<TokenTables>, now: Date): Promise<PepperUse[]> {
  const at = now.getTime();
  return kysely
    .selectFrom('token_secrets')
    .innerJoin('tokens', 'tokens.id', 'token_secrets.token_id')
    .where('tokens.revoked_at', 'is', null)
    .where((row) => row.or([row('tokens.expires_at', 'is', null), row('tokens.expires_at', '>', at)]))
    .where((row) => row.or([row('token_secrets.retires_at', 'is', null), row('token_secrets.retires_at', '>', at)]))
    .select(({ fn }) => ['pepper_key_id as keyId', fn.countAll<number>().as('secrets')])
    .groupBy('pepper_key_id')
    .orderBy('pepper_key_id')
    .execute();
}
