import type { Screen } from '../../terminal/terminal.ts';

const EVERY_MS = 200;
const CLEAR_LINE = '\r\u{1b}[K';

interface Step {
  readonly read: number;
  readonly bytes: number;
  /** Of all so far. */
  readonly found: number;
}

/** How far a scan has come: one line that is written over, at a terminal only. */
export class ScanProgress {
  readonly #screen: Screen;
  readonly #now: () => number;
  readonly #startedAt: number;
  #shownAt: number;
  #isShown = false;
  #read = 0;
  #bytes = 0;

  constructor(screen: Screen, now: () => number) {
    this.#screen = screen;
    this.#now = now;
    this.#startedAt = now();
    // The first one at once: whoever waits sees that it has begun.
    this.#shownAt = this.#startedAt - EVERY_MS;
  }

  /** Files, or objects of a history, read so far. */
  get read(): number {
    return this.#read;
  }

  add({ read, bytes, found }: Step): void {
    this.#read += read;
    this.#bytes += bytes;
    const now = this.#now();
    if (this.#screen.isTTY !== true || now - this.#shownAt < EVERY_MS) return;
    this.#shownAt = now;
    this.#isShown = true;
    const rate = Math.round(this.#read / (Math.max(now - this.#startedAt, 1) / 1000));
    const megabytes = Math.round(this.#bytes / 1e6);
    this.#screen.write(`${CLEAR_LINE}${this.#read} read (${rate}/s, ${megabytes} MB), ${found} found`);
  }

  /** Takes the line away again. */
  end(): void {
    if (this.#isShown) this.#screen.write(CLEAR_LINE);
    this.#isShown = false;
  }
}
