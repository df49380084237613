const ENTRIES = 4096;
const LIFETIME_MS = 10_000;

/**
 * Public ids that the store was asked for and does not know, so that a client stuck on a dead token costs no reads.
 * Direct-mapped and of a fixed size: spraying made-up ids only overwrites other made-up ids.
 */
export class UnknownIds {
  readonly #keys: Int32Array = new Int32Array(ENTRIES * 2).fill(-1);
  readonly #until: Float64Array = new Float64Array(ENTRIES);

  has(high: number, low: number, nowMs: number): boolean {
    const at = entryOf(high, low);
    return this.#keys[at * 2] === high && this.#keys[at * 2 + 1] === low && (this.#until[at] as number) > nowMs;
  }

  add(high: number, low: number, nowMs: number): void {
    const at = entryOf(high, low);
    this.#keys[at * 2] = high;
    this.#keys[at * 2 + 1] = low;
    this.#until[at] = nowMs + LIFETIME_MS;
  }

  /** A secret was made with this id after all. */
  remove(high: number, low: number): void {
    this.#until[entryOf(high, low)] = 0;
  }
}

function entryOf(high: number, low: number): number {
  return Math.imul(high ^ Math.imul(low, 0x85ebca6b), 0x9e3779b1) >>> 20;
}
