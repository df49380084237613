import { createClient } from '@postern/api/client';
import type { Credentials } from '../config/credentials.ts';
import type { Context } from '../context.ts';
import { usageFailure } from '../failure.ts';
import { Api } from './api.ts';
import { retryingFetch } from './retrying-fetch.ts';

/** Reaches the server with a token; without one, for what needs none. */
export function connect(context: Context, { apiUrl, token, source }: Credentials): Api {
  const { globals, output } = context;
  const fetch = retryingFetch({
    maxRetries: globals['http-retry-max'],
    sleep: (ms) => context.sleep(ms),
    onRetry: (reason, waitMs) => {
      output.note(`The server could not just now (${reason}); trying again in ${Math.ceil(waitMs / 1000)} s.`);
    },
  });
  const origin = originOf(apiUrl);
  const client = createClient({ origin, fetch, ...(token !== null && { token: token.reveal() }) });
  return new Api(client, { origin, source, tokenId: null });
}

function originOf(url: string): string {
  const parsed = URL.parse(url);
  if (parsed !== null && /^https?:$/.test(parsed.protocol)) return parsed.origin;
  throw usageFailure(`"${url}" is not the address of an API; it takes one such as https://api.example.com.`);
}
