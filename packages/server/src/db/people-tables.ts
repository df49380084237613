/** The tables of people who sign in. Of those that the account library writes, times are ISO 8601 in UTC; flags are 0 or 1. */
export type PeopleTables = {
  credentials: CredentialsTable;
  invitations: InvitationsTable;
  sessions: SessionsTable;
  set_up_links: SetUpLinksTable;
  sign_in_addresses: SignInAddressesTable;
  two_factors: TwoFactorsTable;
  users: UsersTable;
  verifications: VerificationsTable;
};

export interface UsersTable {
  id: string;
  account_id: number;
  role: 'owner' | 'member';
  /** In lower case. */
  email: string;
  name: string;
  email_verified: number;
  image: string | null;
  two_factor_enabled: number | null;
  created_at: string;
  updated_at: string;
}

export interface SessionsTable {
  id: string;
  user_id: string;
  /** Of no use by itself: the browser's cookie holds it signed. */
  token: string;
  expires_at: string;
  /** When the password was last given. */
  confirmed_at: string;
  /** To the minute. */
  last_active_at: string;
  ip_address: string | null;
  user_agent: string | null;
  created_at: string;
  updated_at: string;
}

/** Where somebody has signed in from: guesses from elsewhere hold up nobody there. */
export interface SignInAddressesTable {
  user_id: string;
  address: string;
  last_sign_in_at: number;
}

export interface CredentialsTable {
  id: string;
  user_id: string;
  /** `credential` for a password. */
  provider: string;
  /** Who somebody is there; the user's own id for a password. */
  subject: string;
  password_hash: string | null;
  access_token: string | null;
  refresh_token: string | null;
  id_token: string | null;
  access_token_expires_at: string | null;
  refresh_token_expires_at: string | null;
  scope: string | null;
  created_at: string;
  updated_at: string;
}

export interface TwoFactorsTable {
  id: string;
  user_id: string;
  /** Encrypted by the account library, as are the codes. */
  secret: string;
  backup_codes: string;
  verified: number | null;
  failed_verification_count: number | null;
  locked_until: string | null;
  /** In milliseconds; null while it is only being set up. */
  enabled_at: number | null;
  /** The half minute whose code was the last to be taken. */
  last_step: number | null;
}

export interface VerificationsTable {
  id: string;
  identifier: string;
  value: string;
  expires_at: string;
  created_at: string;
  updated_at: string;
}

/** Gone once accepted or withdrawn; the audit trail remembers them. */
export interface InvitationsTable {
  id: string;
  account_id: number;
  email: string;
  secret_digest: string;
  /** An e-mail address. */
  invited_by: string;
  created_at: number;
  expires_at: number;
}

/** One for each account: a new one takes the place of the last. */
export interface SetUpLinksTable {
  account_id: number;
  secret_digest: string;
  created_at: number;
  expires_at: number;
}
