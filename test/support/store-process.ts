// One of several processes on the same database: migrates it, then changes a token many times.
import { createSqlTokenStore, migrateTokenTables, openPostgresDatabase, openSqliteDatabase } from '@postern/store';

const [kind, place = '', mark = '', rounds = '0'] = process.argv.slice(2);
const database = kind === 'sqlite' ? openSqliteDatabase({ path: place }) : openPostgresDatabase({ url: place });
await migrateTokenTables(database);

const store = createSqlTokenStore(database);
for (let round = 0; round < Number(rounds); round++) {
  const tokenId = await store.transaction(1, async (transaction) => {
    const token =
      (await transaction.findToken(1)) ??
      (await transaction.insertToken({
        accountId: 1,
        parentId: null,
        name: '',
        scopes: [],
        expiresAt: null,
        notBefore: null,
        allowedAddresses: null,
        rateLimit: null,
        createdAt: new Date(),
        createdBy: 'system:test',
      }));
    await transaction.updateToken(token.id, { name: token.name + mark });
    const event = { event: 'token.updated', at: new Date(), actor: `system:${mark}`, tokenName: token.name } as const;
    await transaction.appendAudit({ ...event, tokenId: token.id, address: null, requestId: null, detail: {} });
    return token.id;
  });
  if (tokenId !== 1) throw new Error('Another process had inserted the token already.');
}
await database.close();
