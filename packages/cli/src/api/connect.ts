import { createClient } from '@postern/api/client';
import type { Credentials } from '../config/credentials.ts';
import { isInClear, originOf } from '../config/origin.ts';
import { tokenStart } from '../config/read-token.ts';
import type { Context } from '../context.ts';
import { Api } from './api.ts';
import { ownFetch } from './own-fetch.ts';
import { retryingFetch } from './retrying-fetch.ts';

/** Reaches the server with a token; without one, for what needs none. */
export function connect(context: Context, { apiUrl, token, source, tokenId }: Credentials): Api {
  const { globals } = context;
  const fetch = retryingFetch({
    fetch: ownFetch(context),
    maxRetries: globals['http-retry-max'],
    sleep: (ms) => context.sleep(ms),
    onRetry: (reason, waitMs) => {
      sayAside(context, `The server could not just now (${reason}); trying again in ${Math.ceil(waitMs / 1000)} s.`);
    },
  });
  const origin = originOf(apiUrl);
  if (token !== null && isInClear(origin)) warnOnce(context, origin);
  if (globals.verbose && token !== null) {
    sayAside(context, `Asking ${origin} with ${tokenStart(token) ?? 'a token'} from ${source}.`);
  }
  const client = createClient({ origin, fetch, ...(token !== null && { token: token.reveal() }) });
  return new Api(client, { origin, source, tokenId });
}

const warned = new WeakSet<Context>();

/** Once a command, however often it connects. */
function warnOnce(context: Context, origin: string): void {
  if (warned.has(context)) return;
  warned.add(context);
  sayAside(context, `Warning: ${origin} is not encrypted, and whoever is on the way can read the token. Use https.`);
}

/** Not to a program that reads JSON, which must find nothing but errors on `stderr`. */
function sayAside({ output, terminal }: Context, text: string): void {
  if (output.mode !== 'json' || terminal.stderr.isTTY === true) output.note(text);
}
