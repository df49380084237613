import { setUpPerson } from '@postern/server';
import type { TestAnswer, TestServer } from './test-server.ts';

/** Somebody with an account to sign in to. */
export interface TestPerson {
  readonly id: string;
  readonly email: string;
  readonly password: string;
}

export interface TestPersonOptions {
  readonly email?: string;
  readonly role?: 'owner' | 'member';
  /** The server's own account unless another is named. */
  readonly accountId?: number;
}

export const PASSWORD = 'correct horse battery staple';

export async function addPerson(server: TestServer, options: TestPersonOptions = {}): Promise<TestPerson> {
  const { email = 'ada@example.com', role = 'owner', accountId = server.account.id } = options;
  const { id } = await setUpPerson(server.database.kysely, {
    accountId,
    role,
    email,
    name: 'Ada',
    password: PASSWORD,
    now: new Date(server.engine.clock.now()),
  });
  return { id, email, password: PASSWORD };
}

/** What a browser sends along, on a page of the server's own. */
export function fromPanel(server: TestServer, cookie = ''): Record<string, string> {
  return { origin: server.origin, ...(cookie !== '' && { cookie }) };
}

/** The cookies that an answer sets, as a browser would send them back; those that it takes back are left out. */
export function cookiesOf({ headers }: TestAnswer): string {
  return headers
    .getSetCookie()
    .filter((set) => !/; max-age=0/i.test(set))
    .map((set) => set.slice(0, set.indexOf(';')))
    .join('; ');
}

export function trySignIn(server: TestServer, given: { email: string; password: string }): Promise<TestAnswer> {
  const { email, password } = given;
  return server.request('POST', '/auth/sign-in/email', { body: { email, password }, headers: fromPanel(server) });
}

/** Signs in with a password and answers the headers of the panel's requests from then on. */
export async function signIn(server: TestServer, person: TestPerson): Promise<Record<string, string>> {
  const answer = await trySignIn(server, person);
  if (answer.status !== 200) throw new Error(`The sign-in was refused: ${JSON.stringify(answer.body)}`);
  return fromPanel(server, cookiesOf(answer));
}
