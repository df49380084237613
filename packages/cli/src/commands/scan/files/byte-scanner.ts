import { Buffer } from 'node:buffer';
import type { Candidate } from '../candidate.ts';
import { ENCODED_AFTER, ENCODED_BEFORE, findEncodedMarks } from './encoded-marks.ts';
import { LinePosition } from './line-position.ts';

/** What a token has between its prefix and its digits, and what is searched for: it is rarer than any prefix. */
const MARK = Buffer.from('_v1_');
const DIGITS = 64;
/** From the start of the mark to the end of the token. */
const REACH = MARK.length + DIGITS;
const SHORTEST_PREFIX = 2;
const LONGEST_PREFIX = 10;
/** Large enough that few files need another, small enough to stay in a processor's cache. */
const WINDOW_BYTES = 1 << 20;

const BASE62 = 1;
const PREFIX = 2;
const KINDS = new Uint8Array(256);
for (let code = 0; code < 256; code++) {
  const letter = String.fromCharCode(code);
  if (/[0-9A-Za-z]/.test(letter)) KINDS[code] = BASE62;
  if (/[0-9a-z]/.test(letter)) KINDS[code] = BASE62 | PREFIX;
}

export interface ScannerOptions {
  /** Whether tokens that were written in base64 are looked for as well. Default: `left`. */
  readonly base64?: 'read' | 'left';
  /** More than a token is long, and its base64 where that is read: 200 at the least. Default: a mebibyte. */
  readonly windowBytes?: number;
}

/**
 * Looks for what has the shape of a token in bytes of any length, through one window that is used again and again: fill `bytes` from
 * `filled` on and `advance`, then `end`. What lies across two windows is found.
 */
export class ByteScanner {
  readonly bytes: Buffer;
  readonly #report: (candidate: Candidate) => void;
  readonly #base64: 'read' | 'left';
  /** How much must be known before and after a mark. */
  readonly #before: number;
  readonly #after: number;
  readonly #position = new LinePosition();
  #filled = 0;
  #searched = 0;

  constructor(
    report: (candidate: Candidate) => void,
    { base64 = 'left', windowBytes = WINDOW_BYTES }: ScannerOptions = {},
  ) {
    this.#report = report;
    this.#base64 = base64;
    this.#before = base64 === 'read' ? ENCODED_BEFORE : LONGEST_PREFIX;
    this.#after = base64 === 'read' ? ENCODED_AFTER : REACH;
    this.bytes = Buffer.allocUnsafeSlow(windowBytes);
  }

  /** How much of the window is in use. */
  get filled(): number {
    return this.#filled;
  }

  /** How much may be put into it. Never 0. */
  get free(): number {
    return this.bytes.length - this.#filled;
  }

  /** Another file begins. */
  begin(): void {
    this.#filled = 0;
    this.#searched = 0;
    this.#position.reset();
  }

  /** So many bytes were put into the window. */
  advance(count: number): void {
    this.#filled += count;
    if (this.free > 0) return;
    this.#search('more');
    // A mark from here on may be cut off, and what stands before it belongs to its prefix.
    const undecided = this.#filled - this.#after;
    const kept = undecided - this.#before;
    this.#position.moveTo(this.bytes, kept);
    this.#position.forget(kept);
    this.bytes.copyWithin(0, kept, this.#filled);
    this.#filled -= kept;
    this.#searched = undecided - kept;
  }

  /** Takes in bytes that lie elsewhere. */
  write(chunk: Uint8Array): void {
    for (let from = 0; from < chunk.length;) {
      const count = Math.min(this.free, chunk.length - from);
      this.bytes.set(chunk.subarray(from, from + count), this.#filled);
      this.advance(count);
      from += count;
    }
  }

  /** The file ends. */
  end(): void {
    this.#search('end');
  }

  #search(what: 'more' | 'end'): void {
    const view = this.bytes.subarray(0, this.#filled);
    // Without what follows a token it cannot be known whether it ends there.
    const last = what === 'more' ? this.#filled - this.#after - 1 : this.#filled;
    const found: Stretch[] = [];
    for (let at = view.indexOf(MARK, this.#searched); at !== -1 && at <= last; at = view.indexOf(MARK, at + 1)) {
      const text = candidateAt(view, at);
      if (text !== null) found.push({ start: at + REACH - text.length, text });
    }
    if (this.#base64 === 'read') {
      for (const { start, decoded, mark } of findEncodedMarks(view, this.#searched, last)) {
        const text = decoded.indexOf(MARK, mark) === mark ? candidateAt(decoded, mark) : null;
        if (text !== null) found.push({ start, text });
      }
      // Lines are counted forward only.
      found.sort((one, other) => one.start - other.start);
    }
    for (const { start, text } of found) {
      this.#position.moveTo(view, start);
      const { line, column } = this.#position;
      this.#report({ text, line, column });
    }
  }
}

interface Stretch {
  readonly start: number;
  readonly text: string;
}

/** What has the shape of a token around a mark, from all that could be its prefix on; `null` where that is none. */
function candidateAt(bytes: Buffer, mark: number): string | null {
  const start = prefixStart(bytes, mark);
  if (start === -1 || !isToken(bytes, mark + MARK.length)) return null;
  return bytes.toString('latin1', start, mark + REACH);
}

/** Where all that could be a prefix before the mark starts, or -1. */
function prefixStart(bytes: Uint8Array, mark: number): number {
  let start = mark;
  while (start > 0 && mark - start < LONGEST_PREFIX && kindAt(bytes, start - 1) & PREFIX) start--;
  return mark - start >= SHORTEST_PREFIX ? start : -1;
}

/** Whether 64 digits stand there and no further one: a longer word is something else. */
function isToken(bytes: Uint8Array, from: number): boolean {
  const end = from + DIGITS;
  if (end > bytes.length) return false;
  for (let at = from; at < end; at++) if (kindAt(bytes, at) === 0) return false;
  return end >= bytes.length || kindAt(bytes, end) === 0;
}

function kindAt(bytes: Uint8Array, at: number): number {
  return KINDS[bytes[at] as number] as number;
}
