import type { BrowserContext } from 'playwright-core';
import type { OpenOptions } from './browser.ts';
import { addPerson, signIn } from './person.ts';
import type { TestServer } from './test-server.ts';

/** Adds a person to the server and signs them in; the browser is opened with these options as that person. */
export async function signedInPerson(server: TestServer): Promise<Pick<OpenOptions, 'prepare'>> {
  const { cookie = '' } = await signIn(server, await addPerson(server));
  const cookies = cookie.split('; ').map((pair) => {
    const at = pair.indexOf('=');
    return { name: pair.slice(0, at), value: pair.slice(at + 1), url: server.origin };
  });
  return { prepare: (context: BrowserContext) => context.addCookies(cookies) };
}
