import { createHash } from 'node:crypto';
import type { Secret } from '@postern/engine';
import type { Candidate } from './candidate.ts';
import { readCandidate, type ReadToken } from './read-candidate.ts';

/** A place where a token stands. */
export interface Place {
  /** A path, or in words what it is that has none: `standard input`, `commit message`. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** In a history: the first commit that has it so; `null` where no commit has. */
  readonly commit?: string | null;
  /** When that commit was written, ISO 8601. */
  readonly authorDate?: string | null;
}

/** A token, and everywhere it stands. */
export interface Finding {
  readonly secret: Secret;
  /** How the token begins, up to its public id: all of it that is ever shown. */
  readonly label: string;
  readonly places: readonly Place[];
}

/** Gathers tokens, each once however often it stands somewhere. */
export class Findings {
  readonly #prefixes: readonly string[];
  readonly #found = new Map<string, { readonly secret: Secret; readonly label: string; readonly places: Place[] }>();

  constructor(prefixes: readonly string[]) {
    this.#prefixes = prefixes;
  }

  /** How many tokens. */
  get count(): number {
    return this.#found.size;
  }

  /** Takes the candidate in where it is a token. `where` is the place but for line and column. */
  add(candidate: Candidate, where: Omit<Place, 'line' | 'column'>): void {
    const token = this.read(candidate);
    if (token !== null) this.addToken(token, where);
  }

  /** The token in a candidate, not yet taken in. */
  read(candidate: Candidate): ReadToken | null {
    return readCandidate(candidate, this.#prefixes);
  }

  addToken({ secret, label, line, column }: ReadToken, where: Omit<Place, 'line' | 'column'>): void {
    const key = keyOf(secret);
    const found = this.#found.get(key) ?? { secret, label, places: [] };
    found.places.push({ ...where, line, column });
    this.#found.set(key, found);
  }

  /** By where each stands first, in the order of paths. */
  list(): readonly Finding[] {
    const findings = [...this.#found.values()];
    for (const { places } of findings) places.sort(byPlace);
    return findings.sort((one, other) => byFirstPlace(one, other));
  }
}

/** Names a token in a map: no plain one is the key of anything. */
export function keyOf(secret: Secret): string {
  return createHash('sha256').update(secret.reveal()).digest('base64');
}

function byFirstPlace({ places: [one] }: Finding, { places: [other] }: Finding): number {
  return one === undefined || other === undefined ? 0 : byPlace(one, other);
}

function byPlace(one: Place, other: Place): number {
  if (one.file !== other.file) return one.file < other.file ? -1 : 1;
  return one.line - other.line || one.column - other.column;
}
