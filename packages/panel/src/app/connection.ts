import { useSyncExternalStore } from 'react';

/** `lost`: the server did not answer the last call. `offline`: the browser itself has no network. */
export type Connection = 'reached' | 'lost' | 'offline';

const RETRY_MS = 2000;

let isLost = false;
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

function notify(): void {
  for (const listener of listeners) listener();
}

/** A call had no answer: from now on the server is asked every two seconds whether it is there. */
export function reportLost(): void {
  if (isLost) return;
  isLost = true;
  timer = setTimeout(() => void askAgain(), RETRY_MS);
  notify();
}

export function reportReached(): void {
  if (!isLost) return;
  isLost = false;
  clearTimeout(timer);
  notify();
}

async function askAgain(): Promise<void> {
  try {
    const answer = await fetch('/healthz', { cache: 'no-store' });
    if (answer.ok) {
      reportReached();
      return;
    }
  } catch {
    // Still away.
  }
  timer = setTimeout(() => void askAgain(), RETRY_MS);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  addEventListener('online', listener);
  addEventListener('offline', listener);
  return () => {
    listeners.delete(listener);
    removeEventListener('online', listener);
    removeEventListener('offline', listener);
  };
}

function current(): Connection {
  if (!navigator.onLine) return 'offline';
  return isLost ? 'lost' : 'reached';
}

/** Whether the server can be reached, as far as is known. */
export function useConnection(): Connection {
  return useSyncExternalStore(subscribe, current);
}
