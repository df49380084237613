import { expect, it } from 'vitest';
import { createMemoryStore } from '../memory-store.ts';
import { requestCountKey, type RequestCount } from '../request-count.ts';
import type { TokenStore } from '../store.ts';
import { storeConformance } from './store-conformance.ts';

/** A store that keeps all promises but those that `faults` breaks. */
function faultyStore(faults: (sound: TokenStore) => Partial<TokenStore>): TokenStore {
  const sound = createMemoryStore();
  const overrides = faults(sound);
  return new Proxy(sound, {
    get: (target, property: keyof TokenStore) => overrides[property] ?? target[property].bind(target),
  });
}

async function failuresOf(faults: (sound: TokenStore) => Partial<TokenStore>): Promise<string[]> {
  const createStore = async () => ({ store: faultyStore(faults), close: async () => {} });
  const failures: string[] = [];
  for (const { name, run } of storeConformance({ createStore })) {
    await run().catch(() => failures.push(name));
  }
  return failures;
}

it('fails nothing in a store that keeps every promise', async () => {
  expect(await failuresOf(() => ({}))).toEqual([]);
});

it.each<[fault: string, promise: string, faults: (sound: TokenStore) => Partial<TokenStore>]>([
  [
    'writes although the work rejects',
    'When the work rejects, nothing is written and the same error comes out.',
    (sound) => ({
      transaction: async (accountId, work) => {
        const outcome = await sound.transaction(accountId, (transaction) =>
          work(transaction).then(
            (value) => ({ value }),
            (error: unknown) => ({ error }),
          ),
        );
        if ('error' in outcome) throw outcome.error;
        return outcome.value;
      },
    }),
  ],
  [
    'wraps the error of the work',
    'When the work rejects, nothing is written and the same error comes out.',
    (sound) => ({
      transaction: (accountId, work) =>
        sound.transaction(accountId, work).catch((cause: unknown) => {
          throw new Error('wrapped', { cause });
        }),
    }),
  ],
  [
    'reads in one transaction and writes in another',
    'Of two transactions that read and then write the same token, neither loses the other’s change.',
    (sound) => ({
      transaction: (accountId, work) =>
        work({
          findToken: (tokenId) => sound.findToken(accountId, tokenId),
          updateToken: (tokenId, changes) => sound.transaction(accountId, (own) => own.updateToken(tokenId, changes)),
          insertToken: (token) => sound.transaction(accountId, (own) => own.insertToken(token)),
          findDescendants: (tokenId) => sound.transaction(accountId, (own) => own.findDescendants(tokenId)),
          findUnrevoked: () => sound.transaction(accountId, (own) => own.findUnrevoked()),
          listSecrets: (tokenIds) => sound.listSecrets(accountId, tokenIds),
          insertSecret: (secret) => sound.transaction(accountId, (own) => own.insertSecret(secret)),
          updateSecret: (publicId, changes) =>
            sound.transaction(accountId, (own) => own.updateSecret(publicId, changes)),
          appendAudit: (event) => sound.transaction(accountId, (own) => own.appendAudit(event)),
        }),
    }),
  ],
  [
    'answers from an old copy',
    'A credential is never older than the last transaction that resolved.',
    (sound) => {
      const seen = new Map<string, ReturnType<TokenStore['findCredential']>>();
      return {
        findCredential: (publicId) => {
          if (!seen.has(publicId)) seen.set(publicId, sound.findCredential(publicId));
          return seen.get(publicId);
        },
      };
    },
  ],
  [
    'finds tokens of any account',
    'No read finds what another account has.',
    (sound) => ({
      findToken: async (_, tokenId) => (await sound.findToken(1, tokenId)) ?? sound.findToken(2, tokenId),
    }),
  ],
  [
    'keeps an empty list as null',
    'No address allowed and any address allowed are kept apart.',
    (sound) => ({
      findToken: async (accountId, tokenId) => {
        const token = await sound.findToken(accountId, tokenId);
        return token?.allowedAddresses?.length === 0 ? { ...token, allowedAddresses: null } : token;
      },
    }),
  ],
  [
    'keeps times to the second',
    'A token comes back as it was inserted, with its id, version 1 and not revoked.',
    (sound) => ({
      findToken: async (accountId, tokenId) => {
        const token = await sound.findToken(accountId, tokenId);
        return token && { ...token, createdAt: new Date(Math.floor(token.createdAt.getTime() / 1000) * 1000) };
      },
    }),
  ],
  [
    'counts the page instead of the list',
    'A page of a list counts the whole list.',
    (sound) => ({
      listTokens: async (accountId, filter) => {
        const { items } = await sound.listTokens(accountId, filter);
        return { items, total: items.length };
      },
    }),
  ],
  ['loses usage', 'The last use of a secret is kept, with its address.', () => ({ recordUsage: async () => {} })],
  [
    'keeps the last count instead of the sum',
    'Counts add up, within a batch and with what is counted already, and keep the newest time.',
    (sound) => {
      const last = new Map<string, RequestCount>();
      return {
        recordRequests: async (counts) => {
          for (const count of counts) last.set(requestCountKey(count), count);
        },
        readRequestCounts: async (accountId, tokenId, fromDay) => ({
          ...(await sound.readRequestCounts(accountId, tokenId, fromDay)),
          requests: [...last.values()].filter((count) => count.tokenId === tokenId),
        }),
      };
    },
  ],
  [
    'deletes the last day to keep',
    'The counts of old days are deleted a few at a time, and no others.',
    (sound) => ({ deleteRequestCountsBefore: (_, limit) => sound.deleteRequestCountsBefore('2026-03-01', limit) }),
  ],
  [
    'replaces a digest whoever made it',
    'A digest made under another pepper than was thought is left alone.',
    (sound) => ({ redigest: (change) => sound.redigest({ ...change, fromPepperKeyId: 'k1' }) }),
  ],
  [
    'keeps the last fingerprint',
    'The first fingerprint given for a pepper key is the one that is kept.',
    () => ({ pinPepper: async (_, fingerprint) => fingerprint }),
  ],
  [
    'drops details that are null',
    'An event comes back as it was appended, at the head of the chain.',
    (sound) => ({
      readAuditChain: async (...place) => {
        const entries = await sound.readAuditChain(...place);
        const strip = (detail: object) => Object.fromEntries(Object.entries(detail).filter(([, v]) => v !== null));
        return entries.map((entry) => ({ ...entry, detail: strip(entry.detail) }));
      },
    }),
  ],
])('catches a store that %s', async (_, promise, faults) => {
  expect(await failuresOf(faults)).toContain(promise);
});
