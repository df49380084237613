import { availableParallelism } from 'node:os';
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { ScannerOptions } from './byte-scanner.ts';
import { FileScanner, type ScannedFiles } from './scan-files.ts';

/** A tree smaller than this is read before a thread would have started. */
const ALONE_FILES = 1500;
const ALONE_BYTES = 32 << 20;
const MOST_WORKERS = 8;
/** Batches that wait at a worker, so that it never waits for the next. */
const QUEUED = 3;

/** Scans batches of files: the first by itself, then, where there are many, on every core. */
export class ScanPool {
  readonly #report: (scanned: ScannedFiles) => void;
  readonly #options: ScannerOptions;
  readonly #alone: FileScanner;
  readonly #workers: PoolWorker[] = [];
  #files = 0;
  #bytes = 0;

  constructor(report: (scanned: ScannedFiles) => void, options: ScannerOptions) {
    this.#report = report;
    this.#options = options;
    this.#alone = new FileScanner(options);
  }

  /** Resolves once the batch is scanned, or waits where it soon will be. */
  async scan(paths: readonly string[]): Promise<void> {
    if (this.#files < ALONE_FILES && this.#bytes < ALONE_BYTES) {
      const scanned = this.#alone.scan(paths);
      this.#files += paths.length;
      this.#bytes += scanned.bytes;
      this.#report(scanned);
      return;
    }
    if (this.#workers.length === 0) this.#startWorkers();
    const worker = this.#workers.reduce((least, one) => (one.waiting < least.waiting ? one : least));
    await worker.send(paths);
  }

  /** Waits for what is still being scanned. */
  async finish(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.drained()));
  }

  async close(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.close()));
  }

  #startWorkers(): void {
    const count = Math.min(availableParallelism(), MOST_WORKERS);
    for (let at = 0; at < count; at++) this.#workers.push(new PoolWorker(this.#report, this.#options));
  }
}

class PoolWorker {
  readonly #worker: Worker;
  #waiting = 0;
  #error: Error | null = null;
  #wake: () => void = () => {};

  constructor(report: (scanned: ScannedFiles) => void, options: ScannerOptions) {
    // The source is run as it is in tests, and the build has another ending.
    const url = new URL(`./scan-worker${extname(import.meta.url)}`, import.meta.url);
    this.#worker = new Worker(url, { workerData: options });
    this.#worker.on('message', (scanned: ScannedFiles) => {
      this.#waiting--;
      report(scanned);
      this.#wake();
    });
    this.#worker.on('error', (error: Error) => {
      this.#error = error;
      this.#wake();
    });
  }

  get waiting(): number {
    return this.#waiting;
  }

  async send(paths: readonly string[]): Promise<void> {
    this.#waiting++;
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
    this.#worker.postMessage(paths);
    await this.#until(QUEUED);
  }

  drained(): Promise<void> {
    return this.#until(0);
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
  }

  /** Waits until no more than so many batches are left there. */
  async #until(left: number): Promise<void> {
    while (this.#waiting > left) {
      if (this.#error !== null) throw this.#error;
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }
}
