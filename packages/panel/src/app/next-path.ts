/** Where to go after sign-in when nothing else was asked for. */
const HOME_PATH = '/tokens';

/**
 * The path of `next` where it is one of this panel, else home: an address of another site, a script, or the sign-in page
 * itself would be a trap.
 */
export function safeNextPath(next: unknown, origin: string): string {
  if (typeof next !== 'string' || !next.startsWith('/')) return HOME_PATH;
  const url = URL.parse(next, origin);
  if (url === null || url.origin !== origin || url.pathname.startsWith('//')) return HOME_PATH;
  const path = url.pathname + url.search;
  return /^\/(?:sign-in|set-up|invitation|auth)(?:[/?]|$)/.test(path) ? HOME_PATH : path;
}
