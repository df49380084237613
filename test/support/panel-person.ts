import type { BrowserContext } from 'playwright-core';
import type { OpenOptions } from './browser.ts';
import { addPerson, signIn, type TestPerson } from './person.ts';
import type { TestServer } from './test-server.ts';

/** Adds a person to the server and signs them in; the browser is opened with these options as that person. */
export async function signedInPerson(server: TestServer): Promise<Required<Pick<OpenOptions, 'prepare'>>> {
  return { prepare: signedIn(server, await addPerson(server)) };
}

/** Signs a browser in before it opens its first page: `open(url, { prepare: signedIn(server, person) })`. */
export function signedIn(server: TestServer, person: TestPerson): (context: BrowserContext) => Promise<void> {
  return async (context) => {
    const { cookie = '' } = await signIn(server, person);
    const cookies = cookie.split('; ').map((pair) => {
      const at = pair.indexOf('=');
      return { name: pair.slice(0, at), value: pair.slice(at + 1), url: server.origin };
    });
    await context.addCookies(cookies);
  };
}

interface AskingWith {
  readonly person: Required<Pick<OpenOptions, 'prepare'>>;
  readonly secret: string;
  /** Of the API, with whatever stands behind it. */
  readonly path: string;
}

/** The same person, but what one path answers is what it answers to a token. */
export function askingWith({ person, secret, path }: AskingWith): (context: BrowserContext) => Promise<void> {
  return async (context) => {
    await person.prepare(context);
    await context.route(
      (url) => url.pathname === path,
      (route) => route.continue({ headers: { ...route.request().headers(), authorization: `Bearer ${secret}` } }),
    );
  };
}
