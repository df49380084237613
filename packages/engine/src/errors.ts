/** Why a rule turned a request down. Switch on `code`; the list is closed. */
export type Refusal =
  | { readonly code: 'unknown_scope'; readonly unknown: readonly UnknownScope[] }
  | { readonly code: 'invalid_field'; readonly field: string; readonly message: string }
  | { readonly code: 'exceeds_grant'; readonly exceeds: readonly Excess[] }
  | { readonly code: 'missing_permission'; readonly permission: string }
  /** The change would widen the token, and the request was not to. */
  | { readonly code: 'would_widen'; readonly exceeds: readonly Excess[] }
  | { readonly code: 'actor_not_active' }
  | { readonly code: 'token_not_found' }
  | { readonly code: 'token_not_active'; readonly state: 'expired' | 'revoked' }
  | { readonly code: 'secret_not_found' }
  /** It is the secret that stays: without it nobody could use the token. */
  | { readonly code: 'secret_not_retiring' }
  | { readonly code: 'conflict' };

/** A scope name that is not in the catalogue, with the known name most like it (null when none is close). */
export interface UnknownScope {
  readonly name: string;
  readonly nearest: string | null;
}

/** One way in which a requested grant goes beyond the grant it must lie within. */
export interface Excess {
  readonly field: 'scopes' | 'expires_at' | 'not_before' | 'allowed_ips' | 'rate_limit';
  readonly message: string;
  /** For `scopes`: the permissions beyond the grant. */
  readonly permissions?: readonly string[];
}

/** An expected outcome as a value: exceptions mean a bug or an outage. */
export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal };

export const accepted = <T>(value: T): Outcome<T> => ({ ok: true, value });
export const refused = (refusal: Refusal): { readonly ok: false; readonly refusal: Refusal } => ({
  ok: false,
  refusal,
});

export type PosternErrorCode =
  /** The database did not answer or refused the write. */
  | 'store_unavailable'
  /** The pepper ring is not the one the stored digests were made with. */
  | 'pepper_mismatch'
  /** A pepper ring or catalogue that cannot be used was configured. */
  | 'invalid_configuration';

/** An outage or a configuration that cannot work. `message` is safe to show to operators; it never holds a secret. */
export class PosternError extends Error {
  readonly code: PosternErrorCode;

  constructor(code: PosternErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'PosternError';
    this.code = code;
  }
}
