import type { ScopeIndex } from '@postern/api/scope-review';
import { nearestName } from './nearest-name.ts';

/** A word that is no scope, and the scope that may have been meant. */
export interface UnknownScope {
  readonly word: string;
  readonly nearest: string | undefined;
}

export interface PastedScopes {
  readonly scopes: readonly string[];
  readonly unknown: readonly UnknownScope[];
  /** Old names, and what they are called now. */
  readonly renamed: readonly { readonly word: string; readonly now: string }[];
}

const SEPARATORS = /[\s,;"'[\]]+/;

/** Scopes in a text, however they are separated; `null` for a text that is a search: one word, or words without a colon. */
export function readPastedScopes(text: string, index: ScopeIndex): PastedScopes | null {
  const words = [...new Set(text.split(SEPARATORS).filter((word) => word !== ''))];
  if (!words.some((word) => word.includes(':')) || isTyped(words, index)) return null;
  const known = words.flatMap((word) => index.scopes.get(word) ?? []);
  const unknown = words.filter((word) => !index.scopes.has(word));
  return {
    scopes: known.map(({ name, replaced_by }) => replaced_by ?? name),
    unknown: unknown.map((word) => ({ word, nearest: nearestName(word, index.scopes.keys()) })),
    renamed: known.flatMap(({ name, replaced_by }) => (replaced_by === null ? [] : [{ word: name, now: replaced_by }])),
  };
}

/** The beginning of a scope's name, while it is being typed: it filters the table. */
function isTyped(words: readonly string[], index: ScopeIndex): boolean {
  const [word = ''] = words;
  return (
    words.length === 1 && !index.scopes.has(word) && [...index.scopes.keys()].some((name) => name.startsWith(word))
  );
}
