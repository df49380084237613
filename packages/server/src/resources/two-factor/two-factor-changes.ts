import { recordAccountEvent, type Request } from '@postern/engine';
import { changeAccount, type AccountChange } from '../../auth/account-change.ts';
import type { Cipher } from '../../auth/auth-library.ts';
import type { PersonRow } from '../../auth/person-store.ts';
import { findTwoFactor, type TwoFactorRow } from '../../auth/two-factor-store.ts';
import type { RequestFacts } from '../../http/call.ts';
import type { Caller } from '../../http/caller.ts';
import { HttpProblem, invalidFields } from '../../http/problem.ts';
import type { Services } from '../services.ts';
import { requestOf } from '../tokens/tokens.ts';
import { findPersonBehind } from './find-person-behind.ts';
import { tellPerson } from './tell-person.ts';
import type { Guess, GuessLimits } from './guess-limits.ts';

/** What requests about a second factor work with. */
export interface TwoFactorServices extends Services {
  readonly cipher: Cipher;
  readonly guesses: GuessLimits;
}

export type TwoFactorCall = RequestFacts & { readonly caller: Caller };

/** A change of somebody's second factor, as far as it is known what it is about. */
export interface TwoFactorRequest {
  readonly person: PersonRow;
  readonly request: Request;
  readonly guess: Guess;
  readonly call: TwoFactorCall;
}

/** Whose it is; 409 where nobody signs in to the account. */
export async function requestAbout(
  { engine, database }: TwoFactorServices,
  call: TwoFactorCall,
): Promise<TwoFactorRequest | HttpProblem> {
  const { caller } = call;
  const person = await findPersonBehind(engine, database.kysely, caller);
  if (person === undefined) {
    return conflict(
      'Nobody signs in to this account yet, so there is no sign-in to protect. Open the set-up link first.',
    );
  }
  return {
    person,
    request: requestOf(call),
    guess: { userId: person.id, by: caller.kind },
    call,
  };
}

/** Looks at a password or a code, unless too many were wrong; 422 says that it was, and counts. */
export async function guarded<Result>(
  services: TwoFactorServices,
  about: TwoFactorRequest,
  look: () => Promise<Result | HttpProblem>,
): Promise<Result | HttpProblem> {
  const { guesses } = services;
  const refusal = await guesses.begin(about.guess);
  if (refusal !== null) {
    if (refusal.isFirst) await reportGuessing(services, about);
    return refusal.problem;
  }
  const result = await look();
  if (!(result instanceof HttpProblem) || result.status !== 422) await guesses.takeBack(about.guess);
  return result;
}

async function reportGuessing(services: TwoFactorServices, about: TwoFactorRequest): Promise<void> {
  const { person, request } = about;
  const event = { accountId: person.account_id, event: 'two_factor.limited', detail: { email: person.email } } as const;
  await recordAccountEvent(services.engine, request, event);
  await tellPerson(services, about, 'guessing');
}

/** Changes somebody's second factor with its trail, alone with the account. */
export function changeTwoFactor<Result>(
  { engine, database }: TwoFactorServices,
  { person, request }: TwoFactorRequest,
  work: (change: AccountChange, row: TwoFactorRow | undefined) => Promise<Result>,
): Promise<Result> {
  const options = { engine, database: database.kysely, accountId: person.account_id, request };
  return changeAccount(options, async (change) => work(change, await findTwoFactor(change.transaction, person.id)));
}

export function conflict(message: string): HttpProblem {
  return new HttpProblem('conflict', message);
}

export function wrongCode(): HttpProblem {
  const message = 'This code is wrong, has run out or was used before. Give the one that is shown now.';
  return invalidFields([{ field: 'code', message }]);
}
