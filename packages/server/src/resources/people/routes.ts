import { changeAccount } from '../../auth/account-change.ts';
import { findPerson, listPeople, removePerson } from '../../auth/person-store.ts';
import type { Call, Handlers } from '../../http/call.ts';
import { HttpProblem, notFound } from '../../http/problem.ts';
import type { Services } from '../services.ts';
import { requestOf } from '../tokens/tokens.ts';
import { presentPerson } from './present.ts';
import { revokeTokensOf } from './revoke-tokens-of.ts';

export function personHandlers(services: Services): Pick<Handlers, 'people_list' | 'people_remove'> {
  return {
    people_list: async ({ caller }) => ({
      people: (await listPeople(services.database.kysely, caller.accountId)).map(presentPerson),
    }),
    people_remove: (call) => remove(services, call),
  };
}

async function remove(
  services: Services,
  call: Call<'people_remove'>,
): Promise<HttpProblem | { revoked_tokens: number }> {
  const { engine, database } = services;
  const { accountId, session } = call.caller;
  const person = await findPerson(database.kysely, call.params.user_id);
  if (person === undefined || person.account_id !== accountId) return notFound();
  if (person.id === session.userId) return new HttpProblem('unprocessable_entity', 'You cannot remove yourself.');
  const request = requestOf(call);
  // First the person, who could make more tokens; then the tokens. Asked again, what was left undone is done.
  await changeAccount({ engine, database: database.kysely, accountId, request }, async ({ transaction, record }) => {
    const removed = await removePerson(transaction, { accountId, userId: person.id });
    if (removed) await record({ event: 'person.removed', detail: { email: person.email } });
  });
  return { revoked_tokens: await revokeTokensOf(engine, request, { accountId, email: person.email }) };
}
