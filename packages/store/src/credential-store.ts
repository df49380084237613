import type { CredentialRow, FirstUse } from '@postern/engine';
import type { Kysely } from 'kysely';
import type { TokenTables } from './token-tables.ts';

/** The columns of {@link credentialQuery}, as drivers give rows when asked for arrays. */
export type CredentialValues = readonly [
  digest: string,
  pepperKeyId: string,
  onFirstUse: FirstUse,
  retiresAtMs: number | null,
  tokenId: number,
  accountId: number,
  scopes: string,
  expiresAtMs: number | null,
  notBeforeMs: number | null,
  allowedAddresses: string | null,
  rateLimit: number | null,
  rateWindowSeconds: number | null,
  revokedAtMs: number | null,
];

/**
 * The SQL of the cold lookup, with the public id as its one parameter: compiled once, prepared once by each engine.
 * index: primary keys of token_secrets and tokens
 */
export function credentialQuery(kysely: Kysely<TokenTables>): string {
  return (
    kysely
      .selectFrom('token_secrets')
      .innerJoin('tokens', 'tokens.id', 'token_secrets.token_id')
      .select([
        'token_secrets.digest',
        'token_secrets.pepper_key_id',
        'token_secrets.on_first_use',
        'token_secrets.retires_at',
        'tokens.id',
        'tokens.account_id',
        'tokens.scopes',
        'tokens.expires_at',
        'tokens.not_before',
        'tokens.allowed_addresses',
        'tokens.rate_limit',
        'tokens.rate_window_seconds',
        'tokens.revoked_at',
      ])
      // Cast, because SQLite's planner looks at the value of a bare parameter, and so plans the join anew at every lookup.
      .where('token_secrets.public_id', '=', ({ cast, val }) => cast<string>(val(''), 'text'))
      .compile().sql
  );
}

export function credentialFromValues(publicId: string, values: CredentialValues): CredentialRow {
  return {
    publicId,
    digest: values[0],
    pepperKeyId: values[1],
    onFirstUse: values[2],
    retiresAtMs: values[3],
    tokenId: values[4],
    accountId: values[5],
    scopes: values[6],
    expiresAtMs: values[7],
    notBeforeMs: values[8],
    allowedAddresses: values[9],
    rateLimit: values[10],
    rateWindowSeconds: values[11],
    revokedAtMs: values[12],
  };
}
