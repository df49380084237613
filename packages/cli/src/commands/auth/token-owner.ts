import type { Api } from '../../api/api.ts';

/** Whose token it is, and what it is good for. */
export interface TokenOwner {
  readonly accountId: number;
  /** `null` where the token may not read the account. */
  readonly email: string | null;
  /** The number of the token itself; `null` where the server does not say it. */
  readonly tokenId: number | null;
  readonly scopes: readonly string[];
  /** `null`: it does not expire. */
  readonly expiresInSeconds: number | null;
}

const MAX_SHOWN = 8;
const DAY_SECONDS = 86_400;

/** Asks the server. Throws a `Failure` where it does not accept the token. */
export async function askTokenOwner(api: Api): Promise<TokenOwner> {
  const info = await api.call('oauth_token_info');
  const [account, self] = await Promise.all([api.attempt('account_get'), api.attempt('tokens_get_self')]);
  return {
    accountId: info.resource_owner_id,
    email: account.ok ? account.body.account.email : null,
    tokenId: self.ok ? self.body.token.id : null,
    scopes: info.scopes,
    expiresInSeconds: info.expires_in_seconds,
  };
}

/** `ada@example.com (account 1)`. */
export function ownerText({ accountId, email }: TokenOwner): string {
  return email === null ? `account ${accountId}` : `${email} (account ${accountId})`;
}

/** The scopes in short. */
export function scopesText({ scopes }: TokenOwner): string {
  if (scopes.length === 0) return 'none';
  const more = scopes.length - MAX_SHOWN;
  return scopes.slice(0, MAX_SHOWN).join(', ') + (more > 0 ? ` and ${more} more` : '');
}

/** `2026-12-23, in 29 days`. */
export function expiryText({ expiresInSeconds }: TokenOwner, now: number): string {
  if (expiresInSeconds === null) return 'never';
  const date = expiresAt(expiresInSeconds, now).slice(0, 'yyyy-mm-dd'.length);
  const days = Math.floor(expiresInSeconds / DAY_SECONDS);
  return `${date}, ${days === 0 ? 'within a day' : days === 1 ? 'in 1 day' : `in ${days} days`}`;
}

/** As programs read it. */
export function ownerJson(owner: TokenOwner, now: number): object {
  const { accountId, email, tokenId, scopes, expiresInSeconds } = owner;
  return {
    account: { id: accountId, email },
    token_id: tokenId,
    scopes,
    expires_at: expiresInSeconds === null ? null : expiresAt(expiresInSeconds, now),
  };
}

function expiresAt(seconds: number, now: number): string {
  return new Date(Math.floor(now / 1000 + seconds) * 1000).toISOString();
}
