import type { TokenStore, TokenTransaction } from '@postern/engine';
import type { Transaction } from 'kysely';
import { listAudit, lockAuditTrail, readAuditChain, type AuditTrail } from './audit-store.ts';
import { pepperKeyIdsInUse, pinPepper } from './pepper-store.ts';
import { listRecentUse } from './recent-use-store.ts';
import { deleteRequestCountsBefore, readRequestCounts, recordClients, recordRequests } from './request-count-store.ts';
import { insertSecret, listSecrets, redigest, updateSecret } from './secret-store.ts';
import type { TokenDatabase } from './token-database.ts';
import { findDescendants, findToken, findUnrevoked, insertToken, listTokens, updateToken } from './token-store.ts';
import type { TokenTables } from './token-tables.ts';
import { listPermissionUse, recordUsage } from './usage-store.ts';

/** The engine's token store over a database whose token tables are migrated. Closing the database ends it. */
export function createSqlTokenStore({ kysely, findCredential }: TokenDatabase): TokenStore {
  return {
    findCredential,
    transaction: (accountId, work) =>
      kysely.transaction().execute(async (transaction) => {
        const trail = await lockAuditTrail(transaction, accountId);
        return work(tokenTransaction(transaction, accountId, trail));
      }),
    findToken: (accountId, tokenId) => findToken(kysely, { accountId, tokenId }),
    listTokens: (accountId, filter) => listTokens(kysely, accountId, filter),
    listSecrets: (accountId, tokenIds) => listSecrets(kysely, accountId, tokenIds),
    listPermissionUse: (accountId, tokenId) => listPermissionUse(kysely, { accountId, tokenId }),
    redigest: (change) => redigest(kysely, change),
    recordUsage: (records) => recordUsage(kysely, records),
    recordRequests: (counts) => recordRequests(kysely, counts),
    recordClients: (counts) => recordClients(kysely, counts),
    readRequestCounts: (accountId, tokenId, fromDay) => readRequestCounts(kysely, { accountId, tokenId }, fromDay),
    listRecentUse: (accountId, tokenIds, days) => listRecentUse(kysely, { accountId, tokenIds, ...days }),
    deleteRequestCountsBefore: (day, limit) => deleteRequestCountsBefore(kysely, day, limit),
    listAudit: (accountId, page) => listAudit(kysely, accountId, page),
    readAuditChain: (accountId, afterSequence, limit) => readAuditChain(kysely, { accountId, afterSequence, limit }),
    pinPepper: (keyId, fingerprint) => pinPepper(kysely, keyId, fingerprint),
    pepperKeyIdsInUse: () => pepperKeyIdsInUse(kysely),
  };
}

/** Kysely itself refuses statements through a transaction that has ended. */
function tokenTransaction(
  transaction: Transaction<TokenTables>,
  accountId: number,
  trail: AuditTrail,
): TokenTransaction {
  return {
    findToken: (tokenId) => findToken(transaction, { accountId, tokenId }),
    findDescendants: (tokenId) => findDescendants(transaction, { accountId, tokenId }),
    findUnrevoked: () => findUnrevoked(transaction, accountId),
    listSecrets: (tokenIds) => listSecrets(transaction, accountId, tokenIds),
    insertToken: async (token) => {
      if (token.accountId !== accountId) throw new TypeError('A token is inserted into its own account only.');
      return insertToken(transaction, token);
    },
    updateToken: (tokenId, changes) => updateToken(transaction, { accountId, tokenId }, changes),
    insertSecret: (secret) => insertSecret(transaction, accountId, secret),
    updateSecret: (publicId, changes) => updateSecret(transaction, { accountId, publicId }, changes),
    appendAudit: (event) => trail.append(event),
  };
}
