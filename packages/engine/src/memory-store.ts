import type { AuditEntry } from './audit.ts';
import {
  accountOf,
  collectSecrets,
  MemoryTransaction,
  type MemoryState,
  type StoredToken,
} from './memory-transaction.ts';
import { MemoryRequestCounts } from './memory-request-counts.ts';
import type { ClientCount, RequestCount } from './request-count.ts';
import type {
  AuditFilter,
  CredentialRow,
  Page,
  PageRequest,
  PermissionUse,
  RecentUse,
  RecentUseRequest,
  RequestCounts,
  TokenFilter,
  TokenStore,
  TokenTransaction,
  UsageRecord,
} from './store.ts';
import { tokenState, type SecretRecord, type TokenRecord } from './token.ts';

/** The reference store: everything in memory, gone with the process. For tests and trials. */
export function createMemoryStore(): TokenStore {
  return new MemoryStore();
}

class MemoryStore implements TokenStore {
  readonly #state: MemoryState = {
    accounts: new Map(),
    secretOwners: new Map(),
    pepperPins: new Map(),
    lastTokenId: 0,
  };
  readonly #counts = new MemoryRequestCounts();
  /** Per account, a promise that resolves when everything asked for so far is done. */
  readonly #turns = new Map<number, Promise<void>>();

  findCredential(publicId: string): CredentialRow | undefined {
    const owner = this.#state.secretOwners.get(publicId);
    if (owner === undefined) return undefined;
    const stored = accountOf(this.#state, owner.accountId).tokens.get(owner.tokenId);
    const secret = stored?.secrets.get(publicId);
    return stored && secret && credentialRow(stored.token, secret);
  }

  async transaction<T>(accountId: number, work: (transaction: TokenTransaction) => Promise<T>): Promise<T> {
    return this.#alone(accountId, async () => {
      const transaction = new MemoryTransaction(this.#state, accountId);
      try {
        const result = await work(transaction);
        transaction.commit();
        return result;
      } finally {
        transaction.end();
      }
    });
  }

  async findToken(accountId: number, tokenId: number): Promise<TokenRecord | undefined> {
    return accountOf(this.#state, accountId).tokens.get(tokenId)?.token;
  }

  async listTokens(accountId: number, filter: TokenFilter): Promise<Page<TokenRecord>> {
    const all = [...accountOf(this.#state, accountId).tokens.values()];
    const listed = all.filter((stored) => isListed(stored, filter)).map(({ token }) => token);
    return pageOf(listed, filter);
  }

  async listSecrets(accountId: number, tokenIds: readonly number[]): Promise<SecretRecord[]> {
    const { tokens } = accountOf(this.#state, accountId);
    return collectSecrets([...new Set(tokenIds)].map((tokenId) => tokens.get(tokenId)));
  }

  async listPermissionUse(accountId: number, tokenId: number): Promise<PermissionUse[]> {
    const used = accountOf(this.#state, accountId).permissionUse.get(tokenId) ?? [];
    const uses = [...used].map(([permission, lastUsedAt]) => ({ permission, lastUsedAt }));
    return uses.sort((a, b) => (a.permission < b.permission ? -1 : 1));
  }

  async redigest(change: Parameters<TokenStore['redigest']>[0]): Promise<boolean> {
    const { publicId, fromPepperKeyId, digest, pepperKeyId } = change;
    return this.#changeSecret(publicId, (secret) =>
      secret.pepperKeyId === fromPepperKeyId ? { ...secret, digest, pepperKeyId } : undefined,
    );
  }

  async recordUsage(records: readonly UsageRecord[]): Promise<void> {
    for (const record of records) {
      const { publicId, lastUsedAt, lastUsedAddress } = record;
      await this.#changeSecret(publicId, (secret) => {
        this.#recordPermissionUse(record);
        const isNewer = secret.lastUsedAt === null || secret.lastUsedAt < lastUsedAt;
        return isNewer ? { ...secret, lastUsedAt, lastUsedAddress } : undefined;
      });
    }
  }

  async recordRequests(counts: readonly RequestCount[]): Promise<void> {
    this.#counts.addRequests(counts.filter(({ tokenId }) => this.#isKnown(tokenId)));
  }

  async recordClients(counts: readonly ClientCount[]): Promise<void> {
    this.#counts.addClients(counts.filter(({ tokenId }) => this.#isKnown(tokenId)));
  }

  async readRequestCounts(accountId: number, tokenId: number, fromDay: string): Promise<RequestCounts> {
    const isOwn = accountOf(this.#state, accountId).tokens.has(tokenId);
    return isOwn ? this.#counts.read(tokenId, fromDay) : { requests: [], clients: [] };
  }

  async listRecentUse(accountId: number, tokenIds: readonly number[], days: RecentUseRequest): Promise<RecentUse[]> {
    const own = [...new Set(tokenIds)].filter((tokenId) => accountOf(this.#state, accountId).tokens.has(tokenId));
    return own.map((tokenId) => this.#counts.recentUse(tokenId, days)).filter(({ requests }) => requests > 0);
  }

  async deleteRequestCountsBefore(day: string, limit: number): Promise<number> {
    return this.#counts.deleteBefore(day, limit);
  }

  async listAudit(accountId: number, { tokenId, ...page }: AuditFilter): Promise<Page<AuditEntry>> {
    const { audit } = accountOf(this.#state, accountId);
    return pageOf(tokenId === undefined ? audit : audit.filter((entry) => entry.tokenId === tokenId), page);
  }

  async readAuditChain(accountId: number, afterSequence: number, limit: number): Promise<AuditEntry[]> {
    return accountOf(this.#state, accountId).audit.slice(afterSequence, afterSequence + limit);
  }

  async pinPepper(keyId: string, fingerprint: string): Promise<string> {
    const kept = this.#state.pepperPins.get(keyId) ?? fingerprint;
    this.#state.pepperPins.set(keyId, kept);
    return kept;
  }

  async pepperKeyIdsInUse(): Promise<string[]> {
    const keyIds = new Set<string>();
    for (const { tokens } of this.#state.accounts.values()) {
      for (const { secrets } of tokens.values()) for (const secret of secrets.values()) keyIds.add(secret.pepperKeyId);
    }
    return [...keyIds];
  }

  #isKnown(tokenId: number): boolean {
    return [...this.#state.accounts.values()].some(({ tokens }) => tokens.has(tokenId));
  }

  #alone<T>(accountId: number, task: () => Promise<T>): Promise<T> {
    const turn = (this.#turns.get(accountId) ?? Promise.resolve()).then(task);
    const settled = turn.then(
      () => {},
      () => {},
    );
    this.#turns.set(accountId, settled);
    return turn;
  }

  /** Takes the account's turn, so that an open transaction, which drafts from what it read, cannot undo the change. */
  async #changeSecret(publicId: string, change: (secret: SecretRecord) => SecretRecord | undefined): Promise<boolean> {
    const owner = this.#state.secretOwners.get(publicId);
    if (owner === undefined) return false;
    return this.#alone(owner.accountId, async () => {
      const { tokens } = accountOf(this.#state, owner.accountId);
      const stored = tokens.get(owner.tokenId);
      const secret = stored?.secrets.get(publicId);
      const changed = secret && change(secret);
      if (stored === undefined || changed === undefined) return false;
      tokens.set(owner.tokenId, { ...stored, secrets: new Map(stored.secrets).set(publicId, changed) });
      return true;
    });
  }

  #recordPermissionUse({ publicId, permissions, lastUsedAt }: UsageRecord): void {
    const owner = this.#state.secretOwners.get(publicId);
    if (owner === undefined) return;
    const { permissionUse } = accountOf(this.#state, owner.accountId);
    const used = permissionUse.get(owner.tokenId) ?? new Map<string, Date>();
    permissionUse.set(owner.tokenId, used);
    for (const permission of permissions) {
      const known = used.get(permission);
      if (known === undefined || known < lastUsedAt) used.set(permission, lastUsedAt);
    }
  }
}

function isListed({ token, secrets }: StoredToken, filter: TokenFilter): boolean {
  const { state, now, expiresBefore, parentId, search } = filter;
  if (parentId !== undefined && token.parentId !== parentId) return false;
  if (state !== 'all' && tokenState(token, now) !== state) return false;
  if (expiresBefore !== undefined && (token.expiresAt === null || token.expiresAt >= expiresBefore)) return false;
  if (search === undefined || token.name.toLowerCase().includes(search.toLowerCase())) return true;
  return [...secrets.keys()].some((publicId) => publicId.startsWith(search));
}

/** Of a list kept oldest first, a page newest first. */
function pageOf<T>(oldestFirst: readonly T[], { limit, offset }: PageRequest): Page<T> {
  return { items: oldestFirst.toReversed().slice(offset, offset + limit), total: oldestFirst.length };
}

function credentialRow(token: TokenRecord, secret: SecretRecord): CredentialRow {
  return {
    publicId: secret.publicId,
    digest: secret.digest,
    pepperKeyId: secret.pepperKeyId,
    onFirstUse: secret.onFirstUse,
    retiresAtMs: secret.retiresAt?.getTime() ?? null,
    tokenId: token.id,
    accountId: token.accountId,
    scopes: token.scopes.join(' '),
    expiresAtMs: token.expiresAt?.getTime() ?? null,
    notBeforeMs: token.notBefore?.getTime() ?? null,
    allowedAddresses: token.allowedAddresses?.join(' ') ?? null,
    rateLimit: token.rateLimit?.limit ?? null,
    rateWindowSeconds: token.rateLimit?.windowSeconds ?? null,
    revokedAtMs: token.revocation?.at.getTime() ?? null,
  };
}
