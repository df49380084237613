import { createAccount } from '@postern/server';
import { addPerson, cookiesOf, fromPanel, signIn, trySignIn, type TestPerson } from './person.ts';
import { askTwoFactor, type By, type TwoFactorPath } from './second-factor.ts';
import type { TestAnswer, TestServer } from './test-server.ts';

/** An account whose owner signs in, with a token that may manage their second factor. */
export interface TwoFactorWorld {
  readonly accountId: number;
  readonly owner: TestPerson;
  readonly token: string;
  /** What the status says, or why it does not. */
  status(by?: By): Promise<unknown>;
  /** Asks by the token. */
  ask(method: string, path: TwoFactorPath, body: object): Promise<TestAnswer>;
  /** The answer to a password and then a code. */
  signInWith(code: string, kind?: 'totp' | 'backup-code'): Promise<TestAnswer>;
  /** Headers of a session that was begun by the password alone. */
  signIn(): Promise<Record<string, string>>;
  /** Names and details of the events that say something of two-factor, the newest first. */
  events(): Promise<TwoFactorEvent[]>;
}

export interface TwoFactorEvent {
  readonly event: string;
  readonly actor: string;
  readonly detail: Readonly<Record<string, unknown>>;
}

let made = 0;

export async function createTwoFactorWorld(server: TestServer): Promise<TwoFactorWorld> {
  const email = `owner-${++made}@example.com`;
  const account = { email, name: 'Ada', createdAt: new Date() };
  const { id: accountId } = await createAccount(server.database.kysely, account);
  const owner = await addPerson(server, { accountId, email });
  const { secret: token } = await server.issue(['2fa'], { accountId });
  return {
    accountId,
    owner,
    token,
    status: async (by = { token }) => {
      const { body } = await askTwoFactor(server, by, ['GET', '']);
      return body['two_factor'] ?? body['message'];
    },
    ask: (method, path, body) => askTwoFactor(server, { token }, [method, path, body]),
    signInWith: async (code, kind = 'totp') => {
      const headers = fromPanel(server, cookiesOf(await trySignIn(server, owner)));
      return server.request('POST', `/auth/two-factor/verify-${kind}`, { body: { code }, headers });
    },
    signIn: () => signIn(server, owner),
    events: async () => {
      const { secret } = await server.issue(['audit:read'], { accountId });
      const { body } = await server.request('GET', '/v2/audit?per_page=200', { token: secret });
      return (body['audit'] as TwoFactorEvent[]).filter(({ event }) => event.startsWith('two_factor.'));
    },
  };
}
