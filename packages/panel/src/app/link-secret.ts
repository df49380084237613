import { useSyncExternalStore } from 'react';

const PATHS = ['/set-up', '/invitation'];

let secret: string | null = null;
const listeners = new Set<() => void>();

/** Out of the address, so that it stands in no history, and nowhere but in memory. */
function takeFromAddress(): void {
  const { pathname, search, hash } = location;
  if (!PATHS.includes(pathname) || hash.length < 2) return;
  secret = hash.slice(1);
  history.replaceState(history.state, '', pathname + search);
  for (const listener of listeners) listener();
}

/** From now on; so before the router reads the address. */
export function watchForLinkSecrets(): void {
  takeFromAddress();
  // Another link pasted into the same tab loads no page.
  addEventListener('hashchange', takeFromAddress);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The secret of the one-time link that this page was opened by. */
export function useLinkSecret(): string | null {
  return useSyncExternalStore(subscribe, () => secret);
}

/** Once it has been used. */
export function forgetLinkSecret(): void {
  secret = null;
}
