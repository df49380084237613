import type { Engine } from '@postern/engine';
import { findOwner, findPerson, findPersonByEmail, type PersonRow } from '../../auth/person-store.ts';
import type { Database } from '../../db/server-tables.ts';
import type { Caller } from '../../http/caller.ts';

const PERSON = 'person:';

/**
 * Whose second factor a caller is about: of a session, who is signed in; of a token, who made it or the token it descends from. Where
 * that is nobody who signs in, the account's owner; `undefined` where there is none.
 */
export async function findPersonBehind(
  engine: Engine,
  database: Database,
  caller: Caller,
): Promise<PersonRow | undefined> {
  if (caller.kind === 'session') return findPerson(database, caller.session.userId);
  const maker = await findMaker(engine, caller.accountId, caller.token.tokenId);
  const person = maker.startsWith(PERSON) ? await findPersonByEmail(database, maker.slice(PERSON.length)) : undefined;
  return person?.account_id === caller.accountId ? person : findOwner(database, caller.accountId);
}

/** Who made the first of the tokens that led to this one. */
async function findMaker(engine: Engine, accountId: number, tokenId: number): Promise<string> {
  const token = await engine.store.findToken(accountId, tokenId);
  if (token === undefined) return '';
  return token.parentId === null ? token.createdBy : findMaker(engine, accountId, token.parentId);
}
