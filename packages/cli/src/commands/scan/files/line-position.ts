const LINE_FEED = 10;

/** Counts lines and columns forward through a window of bytes, and only as far as somebody asks. */
export class LinePosition {
  #at = 0;
  #line = 1;
  #column = 1;

  get line(): number {
    return this.#line;
  }

  /** In UTF-16 code units; where the bytes are no UTF-8, about as many. */
  get column(): number {
    return this.#column;
  }

  /** To the start of another file. */
  reset(): void {
    this.#at = 0;
    this.#line = 1;
    this.#column = 1;
  }

  /** Forward to an offset of the window; never back. */
  moveTo(bytes: Uint8Array, offset: number): void {
    for (let at = this.#at; at < offset; at++) {
      const byte = bytes[at] as number;
      if (byte === LINE_FEED) {
        this.#line++;
        this.#column = 1;
      } else if ((byte & 0xc0) !== 0x80) {
        // What follows the first byte of a character counts no more; four bytes are a pair of surrogates.
        this.#column += byte >= 0xf0 ? 2 : 1;
      }
    }
    this.#at = offset;
  }

  /** The window moves on by so many bytes. */
  forget(count: number): void {
    this.#at -= count;
  }
}
