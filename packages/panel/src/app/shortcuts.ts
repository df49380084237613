import { useEffect, useRef, useSyncExternalStore } from 'react';

/** A key that does something on this page. */
export interface Shortcut {
  readonly key: string;
  /** For the help: "Search the tokens". */
  readonly description: string;
}

interface Registered extends Shortcut {
  readonly run: () => void;
}

let registered: readonly Registered[] = [];
const listeners = new Set<() => void>();

function replace(next: readonly Registered[]): void {
  registered = next;
  for (const listener of listeners) listener();
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isBusy(event.target)) return;
  // The latest wins, so that a page may take a key for itself.
  const shortcut = registered.findLast(({ key }) => key === event.key);
  if (shortcut === undefined) return;
  event.preventDefault();
  shortcut.run();
}

/** While somebody types, or while a dialog is open, a letter is a letter. */
function isBusy(target: EventTarget | null): boolean {
  if (document.querySelector('[role="dialog"]') !== null) return true;
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));
}

/** Binds a key for as long as the component is shown, and puts it into the help that `?` opens. */
export function useShortcut(key: string, description: string, run: () => void): void {
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(() => {
    const shortcut: Registered = { key, description, run: () => latest.current() };
    if (registered.length === 0) addEventListener('keydown', onKeyDown);
    replace([...registered, shortcut]);
    return () => {
      replace(registered.filter((other) => other !== shortcut));
      if (registered.length === 0) removeEventListener('keydown', onKeyDown);
    };
  }, [key, description]);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The keys that do something now. */
export function useShortcuts(): readonly Shortcut[] {
  return useSyncExternalStore(subscribe, () => registered);
}
