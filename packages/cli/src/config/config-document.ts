import { isNode, LineCounter, parseDocument, type Document } from 'yaml';
import { Failure } from '../failure.ts';
import type { Config, SavedContext, SavedToken } from './saved-context.ts';

type Keys = readonly string[];

const OPENING = ' Written by "postern auth". It may hold tokens: nobody else may read it.';

/**
 * The configuration as it stands in its file, comments and unknown keys included. Throws a `Failure` that names file and line where it
 * is broken, and quotes nothing of it: a token may stand there.
 */
export class ConfigDocument {
  readonly #path: string;
  readonly #lines = new LineCounter();
  readonly #document: Document;

  /** `text` is null where there is no file yet. */
  constructor(path: string, text: string | null) {
    this.#path = path;
    // With pretty errors the lines around would be quoted.
    this.#document = parseDocument(text ?? '', { lineCounter: this.#lines, prettyErrors: false });
    const [problem] = this.#document.errors;
    if (problem !== undefined) {
      const reason = problem.code.toLowerCase().replaceAll('_', ' ');
      throw this.#broken(this.#lines.linePos(problem.pos[0]).line, `it is not YAML (${reason})`);
    }
    if (text === null) this.#document.commentBefore = OPENING;
  }

  /** The sign-ins. */
  read(): Config {
    const root = this.#map([]);
    const contexts = Object.keys(this.#map(['contexts'])).map((name) => this.#readContext(name));
    const current = 'context' in root ? this.#text(['context']) : null;
    return { current, contexts: new Map(contexts.map((context) => [context.name, context])) };
  }

  save({ name, apiUrl, token, tokenId }: SavedContext): void {
    const entries = {
      'api-url': apiUrl,
      token: token.kind === 'file' ? token.text : null,
      keychain: token.kind === 'keychain' ? token.entry : null,
      'token-command': token.kind === 'command' ? token.command : null,
      'token-id': tokenId,
    };
    for (const [key, value] of Object.entries(entries)) {
      if (value === null) this.#document.deleteIn(['contexts', name, key]);
      else this.#document.setIn(['contexts', name, key], value);
    }
  }

  remove(name: string): void {
    this.#document.deleteIn(['contexts', name]);
  }

  /** `null`: none is. */
  use(name: string | null): void {
    if (name === null) this.#document.delete('context');
    else this.#document.set('context', name);
  }

  toString(): string {
    return this.#document.toString({ lineWidth: 0 });
  }

  #readContext(name: string): SavedContext {
    const at = ['contexts', name];
    const entries = this.#map(at);
    const text = (key: string): string | null => (key in entries ? this.#text([...at, key]) : null);
    const apiUrl = text('api-url');
    const token = savedToken(text);
    if (apiUrl === null || token === null) {
      throw this.#brokenAt(at, `"${name}" needs "api-url", and one of "token", "keychain" and "token-command"`);
    }
    const tokenId = Number(text('token-id') ?? Number.NaN);
    return { name, apiUrl, token, tokenId: Number.isSafeInteger(tokenId) ? tokenId : null };
  }

  #map(keys: Keys): Readonly<Record<string, unknown>> {
    const value = this.#value(keys);
    if (value === undefined || value === null) return {};
    if (typeof value !== 'object' || Array.isArray(value)) {
      throw this.#brokenAt(keys, `${keys.length === 0 ? 'the file' : `"${keys.join('.')}"`} is not a map`);
    }
    // An object that is no array has keys.
    return value as Readonly<Record<string, unknown>>;
  }

  #text(keys: Keys): string {
    const value = this.#value(keys);
    if (typeof value === 'string' || typeof value === 'number') return String(value);
    throw this.#brokenAt(keys, `"${keys.join('.')}" is not a text`);
  }

  #value(keys: Keys): unknown {
    const found: unknown = keys.length === 0 ? this.#document.contents : this.#document.getIn(keys, true);
    return isNode(found) ? found.toJS(this.#document) : found;
  }

  #brokenAt(keys: Keys, problem: string): Failure {
    const found: unknown = keys.length === 0 ? this.#document.contents : this.#document.getIn(keys, true);
    const start = isNode(found) ? (found.range?.[0] ?? 0) : 0;
    return this.#broken(this.#lines.linePos(start).line, problem);
  }

  #broken(line: number, problem: string): Failure {
    return new Failure(`The configuration is broken at ${this.#path}:${line}: ${problem}.`, {
      advice: ['It was left as it is. Mend that line, or move the file away and sign in again: postern auth init'],
    });
  }
}

/** Where more than one place is named, a command goes before the keychain, and that before the file. */
function savedToken(text: (key: string) => string | null): SavedToken | null {
  const command = text('token-command');
  if (command !== null) return { kind: 'command', command };
  const entry = text('keychain');
  if (entry !== null) return { kind: 'keychain', entry };
  const token = text('token');
  return token === null ? null : { kind: 'file', text: token };
}
