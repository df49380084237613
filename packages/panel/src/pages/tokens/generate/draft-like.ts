import type { TokenDetail } from '@postern/api';
import { emptyDraft, type RateWindow, type TokenDraft } from './token-draft.ts';

const WINDOWS: ReadonlyMap<number, RateWindow> = new Map([
  [60, 'minute'],
  [3600, 'hour'],
  [86_400, 'day'],
]);

/**
 * A draft of a token that does what another one does, from where that one may be used. It ends when any new token does. A limit over a
 * window that the form does not offer is left out, for its author to choose again.
 */
export function draftLike({ name, scopes, allowed_ips, rate_limit }: TokenDetail): TokenDraft {
  const rateWindow = rate_limit === null ? undefined : WINDOWS.get(rate_limit.window_seconds);
  return {
    ...emptyDraft,
    name,
    scopes,
    addresses: allowed_ips ?? [],
    ...(rate_limit !== null && rateWindow !== undefined && { rateLimit: String(rate_limit.limit), rateWindow }),
  };
}
