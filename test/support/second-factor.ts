import { TOTP, URI } from 'otpauth';
import { addPerson, cookiesOf, fromPanel, PASSWORD, signIn, trySignIn, type TestPerson } from './person.ts';
import type { RequestOptions, TestAnswer, TestServer } from './test-server.ts';

/** An authenticator app that was shown a secret, made by others than the server's. */
export interface TestApp {
  /** The code of half a minute so many after this one. Each works once, and none before it does any more. */
  code(stepsAhead?: number): string;
}

/** By whom it is asked: a token, or the headers of a session. */
export type By = Pick<RequestOptions, 'token' | 'headers'>;

/** What follows the path of the second factor itself. */
export type TwoFactorPath = '' | '/confirm' | '/recovery_codes';

const TWO_FACTOR = '/v2/account/two_factor';

export function openApp(uri: string, now: () => number = Date.now): TestApp {
  const otp = URI.parse(uri);
  if (!(otp instanceof TOTP)) throw new Error(`This is for codes by counter: ${uri}`);
  return { code: (stepsAhead = 0) => otp.generate({ timestamp: now() + stepsAhead * otp.period * 1000 }) };
}

export function askTwoFactor(
  server: TestServer,
  by: By,
  [method, path, body]: readonly [string, TwoFactorPath, object?],
): Promise<TestAnswer> {
  return server.request(method, `${TWO_FACTOR}${path}`, { ...by, ...(body !== undefined && { body }) });
}

/** Enrols by the password, and shows the secret to an app. */
export async function beginTwoFactor(server: TestServer, by: By, password = PASSWORD): Promise<TestApp> {
  const { status, body } = await askTwoFactor(server, by, ['POST', '', { password }]);
  if (status !== 201) throw new Error(`The enrolment was refused: ${JSON.stringify(body)}`);
  const { otpauth_uri: uri } = body['two_factor_enrolment'] as { otpauth_uri: string };
  return openApp(uri, () => server.engine.clock.now());
}

/** Enrols and confirms. The app's next code is the one that is a step ahead. */
export async function turnOnTwoFactor(
  server: TestServer,
  by: By,
): Promise<{
  readonly app: TestApp;
  readonly recoveryCodes: readonly string[];
  /** With the new cookie that a session gets. */
  readonly headers: Record<string, string>;
}> {
  const app = await beginTwoFactor(server, by);
  const answer = await askTwoFactor(server, by, ['POST', '/confirm', { code: app.code() }]);
  const { status, body } = answer;
  if (status !== 200) throw new Error(`The confirmation was refused: ${JSON.stringify(body)}`);
  const headers = fromPanel(server, cookiesOf(answer));
  return { app, recoveryCodes: body['recovery_codes'] as string[], headers };
}

/** The owner of an account, who is made where nobody signs in yet. */
export async function ownerOf(server: TestServer, accountId: number): Promise<TestPerson> {
  const known = await server.database.kysely
    .selectFrom('users')
    .select(['id', 'email'])
    .where('account_id', '=', accountId)
    .where('role', '=', 'owner')
    .orderBy('created_at')
    .executeTakeFirst();
  if (known !== undefined) return { ...known, password: PASSWORD };
  return addPerson(server, { accountId, email: `owner-of-${accountId}@example.com` });
}

/** Signs the owner of an account in by the password alone, whatever else is asked of them and whatever their password was. */
export async function signInOwner(server: TestServer, accountId: number): Promise<Record<string, string>> {
  const { kysely } = server.database;
  const { id, email } = await ownerOf(server, accountId);
  const { two_factor_enabled: flag } = await kysely
    .selectFrom('users')
    .select('two_factor_enabled')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  await kysely.updateTable('users').set({ two_factor_enabled: 0 }).where('id', '=', id).execute();
  const person = { id, email, password: PASSWORD };
  const answer = await trySignIn(server, person);
  const headers =
    answer.status === 200
      ? fromPanel(server, cookiesOf(answer))
      : await signIn(server, await addPerson(server, { accountId, email }));
  await kysely.updateTable('users').set({ two_factor_enabled: flag }).where('id', '=', id).execute();
  return headers;
}

/** As if there had never been one. */
export async function forgetTwoFactor({ database: { kysely } }: TestServer, { id }: TestPerson): Promise<void> {
  await kysely.deleteFrom('two_factors').where('user_id', '=', id).execute();
  await kysely.updateTable('users').set({ two_factor_enabled: 0 }).where('id', '=', id).execute();
}

/** The owner of an account as if there had never been a second factor, with the password of tests. */
export async function ownerWithoutTwoFactor(server: TestServer, accountId: number): Promise<TestPerson> {
  await signInOwner(server, accountId);
  const owner = await ownerOf(server, accountId);
  await forgetTwoFactor(server, owner);
  return owner;
}
