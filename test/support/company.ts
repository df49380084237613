import { OAuth2Server } from 'oauth2-mock-server';
import { cookiesOf, fromPanel } from './person.ts';
import type { TestAnswer, TestServer } from './test-server.ts';

/** A company's sign-in service on this machine, at which everybody is whom the test says. */
export interface Company {
  readonly issuer: string;
  /** For the server that people come to from there. */
  readonly environment: Readonly<Record<string, string>>;
  /** What the service says of whoever signs in from now on, over what it says by itself. */
  says(claims: Readonly<Record<string, unknown>>): void;
  stop(): Promise<void>;
}

const CLIENT_SECRET = 'a secret between the company and the server';

export async function startCompany(): Promise<Company> {
  const service = new OAuth2Server();
  await service.issuer.keys.generate('RS256');
  await service.start(0, 'localhost');
  let said: Readonly<Record<string, unknown>> = {};
  service.service.on('beforeTokenSigning', ({ payload }: { payload: Record<string, unknown> }) => {
    Object.assign(payload, said);
  });
  const { url: issuer = '' } = service.issuer;
  return {
    issuer,
    environment: companySettings(issuer),
    says: (claims) => {
      said = claims;
    },
    stop: () => service.stop(),
  };
}

export function companySettings(issuer: string): Record<string, string> {
  return {
    POSTERN_OIDC_ISSUER: issuer,
    POSTERN_OIDC_CLIENT_ID: 'postern',
    POSTERN_OIDC_CLIENT_SECRET: CLIENT_SECRET,
    POSTERN_OIDC_NAME: 'Example Works',
  };
}

/** A browser that has been to the service and is on its way back. */
export interface Return {
  readonly path: string;
  readonly cookie: string;
}

export function beginAtCompany(server: TestServer, body: object = {}, cookie = ''): Promise<TestAnswer> {
  return server.request('POST', '/auth/sign-in/oauth2', { body, headers: fromPanel(server, cookie) });
}

export async function goToCompany(server: TestServer, body: object = {}, cookie = ''): Promise<Return> {
  const begun = await beginAtCompany(server, body, cookie);
  if (begun.status !== 200) throw new Error(`The sign-in was not begun: ${JSON.stringify(begun.body)}`);
  const { headers } = await fetch(String(begun.body['url']), { redirect: 'manual' });
  return { path: (headers.get('location') ?? '').slice(server.origin.length), cookie: cookiesOf(begun) };
}

/** Where the browser is led then, below the server's origin, and with what cookies. */
export async function comeBack(server: TestServer, { path, cookie }: Return): Promise<Return & { status: number }> {
  const response = await fetch(`${server.origin}${path}`, { headers: { cookie }, redirect: 'manual' });
  const answer: TestAnswer = { status: response.status, headers: response.headers, body: {} };
  const location = new URL(response.headers.get('location') ?? '', 'about:blank');
  if (location.origin !== server.origin) throw new Error(`It leads elsewhere: ${location.href}`);
  return { status: response.status, path: `${location.pathname}${location.search}`, cookie: cookiesOf(answer) };
}
