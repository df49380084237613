import { closeSync, openSync, readSync } from 'node:fs';
import type { Candidate } from '../candidate.ts';
import { ByteScanner, type ScannerOptions } from './byte-scanner.ts';

export interface FileCandidate extends Candidate {
  readonly path: string;
}

export interface UnreadableFile {
  readonly path: string;
  /** As the system calls it: `EACCES`. */
  readonly code: string;
}

/** What a batch of files held. Plain values: it crosses from one thread to another. */
export interface ScannedFiles {
  readonly candidates: readonly FileCandidate[];
  readonly unreadable: readonly UnreadableFile[];
  readonly files: number;
  readonly bytes: number;
}

/**
 * Reads files one after the other into the same memory. Synchronous on purpose: a promise for each of many small files costs more than
 * reading it.
 */
export class FileScanner {
  readonly #scanner: ByteScanner;
  #path = '';
  #candidates: FileCandidate[] = [];

  constructor(options: ScannerOptions) {
    this.#scanner = new ByteScanner((candidate) => this.#candidates.push({ path: this.#path, ...candidate }), options);
  }

  scan(paths: readonly string[]): ScannedFiles {
    const candidates: FileCandidate[] = [];
    const unreadable: UnreadableFile[] = [];
    let bytes = 0;
    this.#candidates = candidates;
    for (const path of paths) {
      this.#path = path;
      try {
        bytes += this.#read(path);
      } catch (error) {
        unreadable.push({ path, code: codeOf(error) });
      }
    }
    return { candidates, unreadable, files: paths.length - unreadable.length, bytes };
  }

  #read(path: string): number {
    const scanner = this.#scanner;
    const file = openSync(path, 'r');
    let total = 0;
    try {
      scanner.begin();
      for (;;) {
        const count = readSync(file, scanner.bytes, scanner.filled, scanner.free, null);
        if (count === 0) break;
        total += count;
        scanner.advance(count);
      }
      scanner.end();
    } finally {
      closeSync(file);
    }
    return total;
  }
}

/** The system's name for what went wrong. An error that has none is a bug, and stays one. */
export function codeOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  throw error;
}
