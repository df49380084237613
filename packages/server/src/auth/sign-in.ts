import { recordAccountEvent } from '@postern/engine';
import { HttpProblem } from '../http/problem.ts';
import { askLibrary, type AuthCall } from './auth-call.ts';
import type { AuthContext } from './auth-context.ts';
import { findPersonByEmail, hasSignedInFrom, type PersonRow } from './person-store.ts';
import { requestOfPerson, sessionStarted } from './session-started.ts';
import type { Attempt } from './sign-in-limits.ts';

/** What a person gives. */
export interface PasswordSignIn {
  readonly email: string;
  readonly password: string;
}

/** Who is signed in now, or that a second factor is to be shown first. */
export type SignInAnswer =
  | { readonly user: { readonly id: string; readonly email: string; readonly name: string } }
  | { readonly twoFactorRedirect: true; readonly twoFactorMethods: readonly string[] };

/** Takes a password. The same answer in about the same time for a wrong one and for somebody unknown. */
export async function signIn(
  context: AuthContext,
  call: AuthCall,
  { email, password }: PasswordSignIn,
): Promise<SignInAnswer | HttpProblem> {
  const { database, libraries, limits } = context;
  const person = await findPersonByEmail(database.kysely, email);
  const attempt = await describeAttempt(context, call, { email, person });
  const refusal = await limits.begin(attempt);
  if (refusal !== null) {
    if (refusal.isFirst && person !== undefined) await recordLimit(context, call, person);
    return refusal.problem;
  }
  // Without the browser's cookies: nothing from before a sign-in has a say in it.
  const answer = await askLibrary(libraries.forOrigin(call.origin), call, {
    method: 'POST',
    path: '/sign-in/email',
    cookie: '',
    body: { email, password },
  });
  if (answer.status === 401) return new HttpProblem('unauthorized', 'The e-mail address or the password is wrong.');
  if (answer.status !== 200) return unexpected(context, answer.status);
  await limits.succeeded(attempt);
  const { token, twoFactorRedirect } = answer.body;
  if (twoFactorRedirect === true) return { twoFactorRedirect, twoFactorMethods: ['totp', 'recovery_code'] };
  if (typeof token !== 'string') throw new TypeError('The account library started no session.');
  return presentSignedIn(await sessionStarted(context, call, { token, proof: 'password' }));
}

export function presentSignedIn({ id, email, name }: PersonRow): SignInAnswer {
  return { user: { id, email, name } };
}

async function describeAttempt(
  { database }: AuthContext,
  { address }: AuthCall,
  { email, person }: { email: string; person: PersonRow | undefined },
): Promise<Attempt> {
  const isKnownAddress =
    person !== undefined && (await hasSignedInFrom(database.kysely, { userId: person.id, address }));
  return { address, email, isKnownAddress };
}

async function recordLimit({ engine }: AuthContext, call: AuthCall, person: PersonRow): Promise<void> {
  const request = { ...requestOfPerson(person, call), actor: { kind: 'system', name: 'sign-in' } } as const;
  const event = { accountId: person.account_id, event: 'sign_in.limited', detail: { email: person.email } } as const;
  await recordAccountEvent(engine, request, event);
}

/** The library hides what its database says; whether that is there is asked anew, which rejects when it is not. */
export async function unexpected({ database }: AuthContext, status: number): Promise<never> {
  await database.ping();
  throw new Error(`The account library answered ${status}.`);
}
