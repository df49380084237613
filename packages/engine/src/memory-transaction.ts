import { chainAuditEvent, FIRST_PREVIOUS_HASH, type AuditEntry, type AuditEvent } from './audit.ts';
import type { NewSecret, NewToken, SecretChanges, TokenChanges, TokenTransaction } from './store.ts';
import type { SecretRecord, TokenRecord } from './token.ts';

/** A token with its secrets. Records are replaced, never changed. */
export interface StoredToken {
  readonly token: TokenRecord;
  readonly secrets: ReadonlyMap<string, SecretRecord>;
}

export interface MemoryAccount {
  readonly tokens: Map<number, StoredToken>;
  readonly permissionUse: Map<number, Map<string, Date>>;
  readonly audit: AuditEntry[];
}

/** What one memory store holds. */
export interface MemoryState {
  readonly accounts: Map<number, MemoryAccount>;
  readonly secretOwners: Map<string, { readonly accountId: number; readonly tokenId: number }>;
  readonly pepperPins: Map<string, string>;
  lastTokenId: number;
}

export function accountOf(state: MemoryState, accountId: number): MemoryAccount {
  const known = state.accounts.get(accountId);
  if (known !== undefined) return known;
  const account: MemoryAccount = { tokens: new Map(), permissionUse: new Map(), audit: [] };
  state.accounts.set(accountId, account);
  return account;
}

/** Oldest first; public ids settle a tie, as in the SQL stores. */
export function collectSecrets(stored: readonly (StoredToken | undefined)[]): SecretRecord[] {
  const secrets = stored.flatMap((entry) => [...(entry?.secrets.values() ?? [])]);
  return secrets.sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime() || (a.publicId < b.publicId ? -1 : 1));
}

/** Writes go to drafts that only `commit` moves, in one synchronous step, to where other readers look. */
export class MemoryTransaction implements TokenTransaction {
  readonly #state: MemoryState;
  readonly #accountId: number;
  readonly #account: MemoryAccount;
  readonly #drafts = new Map<number, StoredToken>();
  readonly #newSecrets = new Map<string, number>();
  readonly #newEntries: AuditEntry[] = [];
  #over = false;

  constructor(state: MemoryState, accountId: number) {
    this.#state = state;
    this.#accountId = accountId;
    this.#account = accountOf(state, accountId);
  }

  async findToken(tokenId: number): Promise<TokenRecord | undefined> {
    return this.#find(tokenId)?.token;
  }

  async findDescendants(tokenId: number): Promise<TokenRecord[]> {
    this.#assertOpen();
    const tokens = new Map([...this.#account.tokens, ...this.#drafts]);
    const family = new Set([tokenId]);
    // A parent is always older than its children, so one pass in the order of ids meets it first.
    for (const { token } of tokens.values()) {
      if (token.parentId !== null && family.has(token.parentId)) family.add(token.id);
    }
    family.delete(tokenId);
    const descendants = [...family].map((id) => (tokens.get(id) as StoredToken).token);
    return descendants.filter((token) => token.revocation === null);
  }

  async findUnrevoked(): Promise<TokenRecord[]> {
    this.#assertOpen();
    const tokens = new Map([...this.#account.tokens, ...this.#drafts]);
    return [...tokens.values()].map(({ token }) => token).filter((token) => token.revocation === null);
  }

  async listSecrets(tokenIds: readonly number[]): Promise<SecretRecord[]> {
    return collectSecrets([...new Set(tokenIds)].map((tokenId) => this.#find(tokenId)));
  }

  async insertToken(token: NewToken): Promise<TokenRecord> {
    this.#assertOpen();
    if (token.accountId !== this.#accountId) throw new TypeError('A token is inserted into its own account only.');
    const id = ++this.#state.lastTokenId;
    const record: TokenRecord = { ...token, id, version: 1, revocation: null };
    this.#drafts.set(id, { token: record, secrets: new Map() });
    return record;
  }

  async updateToken(tokenId: number, changes: TokenChanges): Promise<TokenRecord> {
    const { token, secrets } = this.#demand(tokenId);
    const changed: TokenRecord = { ...token, ...changes, version: token.version + 1 };
    this.#drafts.set(tokenId, { token: changed, secrets });
    return changed;
  }

  async insertSecret(secret: NewSecret): Promise<void> {
    const { token, secrets } = this.#demand(secret.tokenId);
    if (this.#tokenIdOf(secret.publicId) !== undefined) throw new Error(`Secret ${secret.publicId} exists already.`);
    const record: SecretRecord = { ...secret, firstUsedAt: null, lastUsedAt: null, lastUsedAddress: null };
    this.#drafts.set(token.id, { token, secrets: new Map(secrets).set(secret.publicId, record) });
    this.#newSecrets.set(secret.publicId, token.id);
  }

  async updateSecret(publicId: string, changes: SecretChanges): Promise<void> {
    const { token, secrets } = this.#demand(this.#tokenIdOf(publicId) ?? 0);
    const changed = { ...(secrets.get(publicId) as SecretRecord), ...changes };
    this.#drafts.set(token.id, { token, secrets: new Map(secrets).set(publicId, changed) });
  }

  async appendAudit(event: AuditEvent): Promise<void> {
    this.#assertOpen();
    const last = this.#newEntries.at(-1) ?? this.#account.audit.at(-1);
    const place = {
      accountId: this.#accountId,
      sequence: (last?.sequence ?? 0) + 1,
      previousHash: last?.hash ?? FIRST_PREVIOUS_HASH,
    };
    this.#newEntries.push(chainAuditEvent(event, place));
  }

  commit(): void {
    // Another account may have taken the same public id meanwhile: refused before anything is moved.
    for (const publicId of this.#newSecrets.keys()) {
      if (this.#state.secretOwners.has(publicId)) throw new Error(`Secret ${publicId} exists already.`);
    }
    for (const [tokenId, stored] of this.#drafts) this.#account.tokens.set(tokenId, stored);
    for (const [publicId, tokenId] of this.#newSecrets) {
      this.#state.secretOwners.set(publicId, { accountId: this.#accountId, tokenId });
    }
    this.#account.audit.push(...this.#newEntries);
  }

  end(): void {
    this.#over = true;
  }

  #assertOpen(): void {
    if (this.#over) throw new Error('This transaction is over.');
  }

  #find(tokenId: number): StoredToken | undefined {
    this.#assertOpen();
    return this.#drafts.get(tokenId) ?? this.#account.tokens.get(tokenId);
  }

  #demand(tokenId: number): StoredToken {
    const stored = this.#find(tokenId);
    if (stored === undefined) throw new Error(`Account ${this.#accountId} has no such token.`);
    return stored;
  }

  #tokenIdOf(publicId: string): number | undefined {
    return this.#newSecrets.get(publicId) ?? this.#state.secretOwners.get(publicId)?.tokenId;
  }
}
