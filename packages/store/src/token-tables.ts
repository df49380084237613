import type { FirstUse, RequestOutcome, RevocationReason } from '@postern/engine';
import type { Generated } from 'kysely';

/** The rows of the token tables. Times are milliseconds since the epoch; lists are texts separated by spaces. */
export interface TokenTables {
  tokens: TokensTable;
  token_secrets: TokenSecretsTable;
  token_secret_use: TokenSecretUseTable;
  token_permission_use: TokenPermissionUseTable;
  token_request_counts: TokenRequestCountsTable;
  token_client_counts: TokenClientCountsTable;
  audit_heads: AuditHeadsTable;
  audit_entries: AuditEntriesTable;
  pepper_pins: PepperPinsTable;
}

export interface TokensTable {
  id: Generated<number>;
  account_id: number;
  scopes: string;
  expires_at: number | null;
  not_before: number | null;
  /** `null` allows every address, the empty text none. */
  allowed_addresses: string | null;
  rate_limit: number | null;
  rate_window_seconds: number | null;
  revoked_at: number | null;
  version: number;
  parent_id: number | null;
  name: string;
  created_at: number;
  created_by: string;
  revocation_reason: RevocationReason | null;
  revoked_by: string | null;
}

/** Read on every cold request, so it holds nothing that changes with use. */
export interface TokenSecretsTable {
  public_id: string;
  token_id: number;
  digest: string;
  pepper_key_id: string;
  on_first_use: FirstUse;
  retires_at: number | null;
  created_at: number;
  first_used_at: number | null;
}

export interface TokenSecretUseTable {
  public_id: string;
  last_used_at: number;
  last_used_address: string | null;
}

export interface TokenPermissionUseTable {
  token_id: number;
  permission: string;
  last_used_at: number;
}

/** Days are dates in UTC, `2026-11-22`. */
export interface TokenRequestCountsTable {
  token_id: number;
  day: string;
  outcome: RequestOutcome;
  /** 1: the requests were to change something. */
  changes: number;
  permissions: string;
  missing: string;
  requests: number;
  last_at: number;
}

export interface TokenClientCountsTable {
  token_id: number;
  day: string;
  /** The empty text: not known. */
  address: string;
  user_agent: string;
  requests: number;
  last_at: number;
}

/** One row per account: the end of its audit chain, and what its transactions lock. */
export interface AuditHeadsTable {
  account_id: number;
  sequence: number;
  hash: string;
}

export interface AuditEntriesTable {
  account_id: number;
  sequence: number;
  event: string;
  at: number;
  actor: string;
  /** `null`, as is the name, for an event that is about no token. */
  token_id: number | null;
  token_name: string | null;
  address: string | null;
  request_id: string | null;
  /** JSON. */
  detail: string;
  previous_hash: string;
  hash: string;
}

export interface PepperPinsTable {
  key_id: string;
  fingerprint: string;
}
