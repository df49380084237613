import type { Token } from '@postern/api';
import type { Api } from '../../api/api.ts';
import { exitCodes } from '../../exit-codes.ts';
import { Failure } from '../../failure.ts';
import { printable } from '../../output/printable.ts';
import { nameToken } from './token-words.ts';

/** How a secret begins, up to its public id. What follows that is never sent anywhere but in a header. */
const START = /^[a-z][a-z0-9]{1,9}_v1_[0-9A-Za-z]{0,10}/;

/** The id of the token that is meant by an id, by `self`, by a name, or by how its secret begins. */
export async function findTokenId(api: Api, word: string): Promise<number> {
  if (/^\d+$/.test(word)) return Number(word);
  if (word === 'self') return (await api.call('tokens_get_self')).token.id;
  const start = START.exec(word)?.[0];
  const search = start ?? word;
  const found = await api.all('tokens_list', { query: { state: 'all', search } }, (page) => page.tokens);
  const meant = found.filter(({ name, starts_with }) =>
    start === undefined ? name === word : starts_with.startsWith(start),
  );
  return onlyOne(meant, search).id;
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
