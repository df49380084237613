import type { AuditEvent } from '../audit.ts';
import type { NewSecret, NewToken, TokenStore } from '../store.ts';
import type { SecretRecord, TokenRecord } from '../token.ts';

/** Promises of the store port, each a sentence with the code that holds a fresh, empty store to it. */
export type StoreChecks = Readonly<Record<string, (store: TokenStore) => Promise<void>>>;

export const ACCOUNT = 1;
export const OTHER_ACCOUNT = 2;
export const NOW: Date = new Date('2026-03-01T12:00:00.123Z');

/** `NOW` moved by so many milliseconds. */
export function at(offsetMs: number): Date {
  return new Date(NOW.getTime() + offsetMs);
}

export function newToken(fields: Partial<NewToken> = {}): NewToken {
  return {
    accountId: ACCOUNT,
    parentId: null,
    name: 'deploy',
    scopes: ['droplet:read'],
    expiresAt: null,
    notBefore: null,
    allowedAddresses: null,
    rateLimit: null,
    createdAt: NOW,
    createdBy: 'person:ada@example.com',
    ...fields,
  };
}

export function newSecret(tokenId: number, publicId: string, fields: Partial<NewSecret> = {}): NewSecret {
  return {
    publicId,
    tokenId,
    digest: `digest of ${publicId}`,
    pepperKeyId: 'k1',
    createdAt: NOW,
    onFirstUse: 'nothing',
    retiresAt: null,
    ...fields,
  };
}

export function newEvent(tokenId: number | null, fields: Partial<AuditEvent> = {}): AuditEvent {
  return {
    event: 'token.updated',
    at: NOW,
    actor: 'person:ada@example.com',
    tokenId,
    tokenName: 'deploy',
    address: null,
    requestId: null,
    detail: {},
    ...fields,
  };
}

/** Inserts one token in a transaction of its own. */
export function addToken(store: TokenStore, fields: Partial<NewToken> = {}): Promise<TokenRecord> {
  const token = newToken(fields);
  return store.transaction(token.accountId, (transaction) => transaction.insertToken(token));
}

/** Inserts one token with one secret in a transaction of their own. */
export function addTokenWithSecret(
  store: TokenStore,
  publicId: string,
  fields: Partial<NewToken> = {},
): Promise<TokenRecord> {
  const token = newToken(fields);
  return store.transaction(token.accountId, async (transaction) => {
    const inserted = await transaction.insertToken(token);
    await transaction.insertSecret(newSecret(inserted.id, publicId));
    return inserted;
  });
}

export function addSecret(store: TokenStore, token: TokenRecord, secret: NewSecret): Promise<void> {
  return store.transaction(token.accountId, (transaction) => transaction.insertSecret(secret));
}

export async function onlySecret(store: TokenStore, token: TokenRecord): Promise<SecretRecord> {
  const [secret, ...others] = await store.listSecrets(token.accountId, [token.id]);
  if (secret === undefined || others.length > 0) throw new Error(`Token ${token.id} does not have exactly one secret.`);
  return secret;
}

export const idsOf = (tokens: readonly TokenRecord[]): number[] => tokens.map(({ id }) => id);
export const publicIdsOf = (secrets: readonly SecretRecord[]): string[] => secrets.map(({ publicId }) => publicId);

/** A promise that is resolved from outside. */
export interface Signal {
  readonly given: Promise<void>;
  give(): void;
}

export function signal(): Signal {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { given: promise, give: resolve };
}

/** Long enough for another transaction to do its reads and writes, if the store wrongly lets it. */
export function aWhile(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 60));
}
