import type { Token } from '@postern/api';
import type { Api } from '../../api/api.ts';
import { exitCodes } from '../../exit-codes.ts';
import { Failure } from '../../failure.ts';
import { printable } from '../../output/printable.ts';
import { nameToken } from './token-words.ts';

const VERSION = '_v1_';
const PUBLIC_ID_LENGTH = 10;

/** The id of the token that is meant by an id, by `self`, by a name, or by how its secret begins. */
export async function findTokenId(api: Api, word: string): Promise<number> {
  if (word === 'self') return (await api.call('tokens_get_self')).token.id;
  const start = startOf(word);
  if (start === null && /^\d+$/.test(word)) return Number(word);
  const search = start ?? word;
  const found = await api.all('tokens_list', { query: { state: 'all', search } }, (page) => page.tokens);
  const meant = found.filter(({ name, starts_with }) =>
    start === null ? name === word : starts_with.startsWith(start),
  );
  return onlyOne(meant, search).id;
}

/**
 * How a secret begins, up to its public id. Where a whole secret is given, the rest is never sent: it would stand in an address.
 * Without a regular expression: the runtime keeps the last text that one was matched against.
 */
function startOf(word: string): string | null {
  const at = word.indexOf(VERSION);
  return at < 2 || at > 10 ? null : word.slice(0, at + VERSION.length + PUBLIC_ID_LENGTH);
}

/** One that still works comes before those that do not: names are given again. */
function onlyOne(tokens: readonly Token[], word: string): Token {
  const active = tokens.filter(({ state }) => state === 'active');
  const candidates = active.length > 0 ? active : tokens;
  const [token, ...others] = candidates;
  if (token === undefined) {
    throw new Failure(`There is no token "${printable(word)}".`, {
      exitCode: exitCodes.notFound,
      advice: ['It takes an id, "self", a whole name, or how a secret begins: postern token list'],
    });
  }
  if (others.length === 0) return token;
  throw new Failure(`${candidates.length} tokens are meant by "${printable(word)}". Give the id of one.`, {
    exitCode: exitCodes.usage,
    advice: candidates.map((one) => `${nameToken(one)}, ${one.starts_with}, ${one.state}`),
  });
}
