import type { AuditEntry, AuditEvent } from './audit.ts';
import type { ClientCount, RequestCount } from './request-count.ts';
import type { FirstUse, SecretRecord, TokenRecord, TokenState } from './token.ts';

/**
 * One secret with its token, as one row: all that a verification needs.
 * Times are milliseconds since the epoch and lists are the stored text, because this row is read on the path of every cold request.
 */
export interface CredentialRow {
  readonly publicId: string;
  readonly digest: string;
  readonly pepperKeyId: string;
  readonly onFirstUse: FirstUse;
  readonly retiresAtMs: number | null;
  readonly tokenId: number;
  readonly accountId: number;
  /** Scope names separated by spaces. */
  readonly scopes: string;
  readonly expiresAtMs: number | null;
  readonly notBeforeMs: number | null;
  /** Addresses and ranges separated by spaces; `null` when not restricted. */
  readonly allowedAddresses: string | null;
  readonly rateLimit: number | null;
  readonly rateWindowSeconds: number | null;
  readonly revokedAtMs: number | null;
}

export type NewToken = Omit<TokenRecord, 'id' | 'version' | 'revocation'>;
export type NewSecret = Omit<SecretRecord, 'firstUsedAt' | 'lastUsedAt' | 'lastUsedAddress'>;
export type TokenChanges = Partial<
  Pick<TokenRecord, 'name' | 'scopes' | 'expiresAt' | 'notBefore' | 'allowedAddresses' | 'rateLimit' | 'revocation'>
>;
export type SecretChanges = Partial<Pick<SecretRecord, 'retiresAt' | 'firstUsedAt' | 'onFirstUse'>>;

/** What was seen of one secret since the last flush. */
export interface UsageRecord {
  readonly publicId: string;
  readonly tokenId: number;
  readonly lastUsedAt: Date;
  readonly lastUsedAddress: string | null;
  /** Names of the permissions that authorized a request. */
  readonly permissions: readonly string[];
}

export interface PermissionUse {
  readonly permission: string;
  readonly lastUsedAt: Date;
}

/** What is kept of the requests of one token, in no order. */
export interface RequestCounts {
  readonly requests: readonly RequestCount[];
  readonly clients: readonly ClientCount[];
}

/** Days in UTC, `2026-11-22`, each with all that follow it. */
export interface RecentUseRequest {
  readonly fromDay: string;
  /** What `requestsLastDay` and `addressesLastDay` begin with. */
  readonly lastDay: string;
}

/** The short of {@link RequestCounts}, for lists. */
export interface RecentUse {
  readonly tokenId: number;
  /** The permissions that let a request pass, by name. */
  readonly permissions: readonly string[];
  readonly requests: number;
  readonly requestsLastDay: number;
  /** Those that are kept apart. */
  readonly addressesLastDay: number;
  /** Empty when it is not known. */
  readonly lastUserAgent: string;
}

/** A page of a list, `total` counting what the whole list holds. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly total: number;
}

export interface PageRequest {
  readonly limit: number;
  readonly offset: number;
}

export interface TokenFilter extends PageRequest {
  readonly state: TokenState | 'all';
  readonly now: Date;
  /** Only those that expire before then. */
  readonly expiresBefore?: Date | undefined;
  /** Only those that this token minted. */
  readonly parentId?: number | undefined;
  /** Only those whose name holds this text, or one of whose secrets has a public id that begins with it; case counts for the latter alone. */
  readonly search?: string | undefined;
}

export interface AuditFilter extends PageRequest {
  /** Only what happened to this token. */
  readonly tokenId?: number | undefined;
}

/** Reads and writes of one account inside one transaction. Valid only until the work given to `transaction` settles. */
export interface TokenTransaction {
  findToken(tokenId: number): Promise<TokenRecord | undefined>;
  /** Tokens minted by `tokenId`, at any depth, that are not revoked. */
  findDescendants(tokenId: number): Promise<TokenRecord[]>;
  /** Every token of the account that is not revoked, expired ones included, oldest first. */
  findUnrevoked(): Promise<TokenRecord[]>;
  /** Secrets of the given tokens, oldest first, retired ones included. An empty list of tokens gives an empty list. */
  listSecrets(tokenIds: readonly number[]): Promise<SecretRecord[]>;
  /** Gives the token its id and version 1. */
  insertToken(token: NewToken): Promise<TokenRecord>;
  /** Applies the changes and raises the version by one. Throws when the token is not of this account. */
  updateToken(tokenId: number, changes: TokenChanges): Promise<TokenRecord>;
  insertSecret(secret: NewSecret): Promise<void>;
  updateSecret(publicId: string, changes: SecretChanges): Promise<void>;
  /** Appends to the account's audit trail, chained to its last entry. */
  appendAudit(event: AuditEvent): Promise<void>;
}

/**
 * Where tokens live. Every implementation passes the suite of `@postern/engine/testing`.
 * An outage rejects (any error); the caller answers 503, never "not found".
 */
export interface TokenStore {
  /**
   * The row behind a public id, retired secrets and revoked tokens included. Never a state older than the last
   * transaction that resolved before the call. May answer at once, without a promise.
   */
  findCredential(publicId: string): CredentialRow | undefined | Promise<CredentialRow | undefined>;

  /**
   * Runs `work` alone among all transactions of that account, in any process; all of its writes become visible and durable
   * together, before this resolves. When `work` rejects, nothing is written and the same error comes out.
   */
  transaction<T>(accountId: number, work: (transaction: TokenTransaction) => Promise<T>): Promise<T>;

  findToken(accountId: number, tokenId: number): Promise<TokenRecord | undefined>;
  /** Newest first. */
  listTokens(accountId: number, filter: TokenFilter): Promise<Page<TokenRecord>>;
  /** Secrets of the given tokens of the account, oldest first, retired ones included. */
  listSecrets(accountId: number, tokenIds: readonly number[]): Promise<SecretRecord[]>;
  /** Permissions that the token has used, by name. */
  listPermissionUse(accountId: number, tokenId: number): Promise<PermissionUse[]>;

  /**
   * Replaces the digest if it is still the one made under `fromPepperKeyId`; durable when it resolves.
   * `false` when somebody else has replaced it already.
   */
  redigest(change: {
    publicId: string;
    fromPepperKeyId: string;
    digest: string;
    pepperKeyId: string;
  }): Promise<boolean>;

  /** Moves last use forward, never back. May lose the newest records in a crash. Unknown public ids are passed over. */
  recordUsage(records: readonly UsageRecord[]): Promise<void>;

  /**
   * Adds to what is counted already, also by other processes at the same time. May lose the newest counts in a crash. Unknown tokens
   * are passed over.
   */
  recordRequests(counts: readonly RequestCount[]): Promise<void>;
  /** As `recordRequests`. */
  recordClients(counts: readonly ClientCount[]): Promise<void>;
  /** What is counted of a token since a day, that day included; nothing for a token of another account. */
  readRequestCounts(accountId: number, tokenId: number, fromDay: string): Promise<RequestCounts>;
  /** One for each of the given tokens of the account that was used since `fromDay`, in no order. */
  listRecentUse(accountId: number, tokenIds: readonly number[], days: RecentUseRequest): Promise<RecentUse[]>;
  /** Deletes some of the counts of the days before one, about `limit` rows; answers how many. 0: there are none. */
  deleteRequestCountsBefore(day: string, limit: number): Promise<number>;

  /** Newest first. */
  listAudit(accountId: number, filter: AuditFilter): Promise<Page<AuditEntry>>;
  /** Entries with a sequence above `afterSequence`, oldest first: the chain as it is verified. */
  readAuditChain(accountId: number, afterSequence: number, limit: number): Promise<AuditEntry[]>;

  /** Keeps the first fingerprint given for a pepper key id and answers the one that is kept. */
  pinPepper(keyId: string, fingerprint: string): Promise<string>;
  /** Every pepper key id that some stored digest was made with. */
  pepperKeyIdsInUse(): Promise<string[]>;
}
