import { Secret } from '@postern/engine';
import type { Context } from '../context.ts';
import { exitCodes } from '../exit-codes.ts';
import { Failure } from '../failure.ts';

/** Where to send requests, and the token to send with them. */
export interface Credentials {
  readonly apiUrl: string;
  readonly token: Secret | null;
  /** Where the token came from, in words. */
  readonly source: string;
}

export const DEFAULT_API_URL = 'http://127.0.0.1:7280';

/** Looks for a token: an option first, then the environment, then what was saved. */
export async function findCredentials({ globals, environment }: Context): Promise<Credentials> {
  const apiUrl =
    globals['api-url'] ?? environment['POSTERN_API_URL'] ?? environment['DIGITALOCEAN_API_URL'] ?? DEFAULT_API_URL;
  const given = [
    ['--access-token', globals['access-token'] ?? globals.token],
    ['POSTERN_TOKEN', environment['POSTERN_TOKEN']],
    ['DIGITALOCEAN_ACCESS_TOKEN', environment['DIGITALOCEAN_ACCESS_TOKEN']],
  ] as const;
  for (const [source, text] of given) {
    if (text !== undefined && text !== '') return { apiUrl, token: new Secret(text.trim(), ''), source };
  }
  throw new Failure('There is no token to use.', {
    exitCode: exitCodes.unauthenticated,
    advice: ['Sign in with one: postern auth init', 'Or set POSTERN_TOKEN.'],
  });
}
