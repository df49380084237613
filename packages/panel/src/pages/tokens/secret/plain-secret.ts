/** A secret on its way to the screen. It gives itself away through `reveal` alone, not to a log, a spread or a developer's tools. */
export class PlainSecret {
  #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  /** The whole of it; an empty text once it was dropped. */
  reveal(): string {
    return this.#text;
  }

  /** Only its ends, as people compare secrets. */
  masked(): string {
    return `${this.#text.slice(0, 11)}${'•'.repeat(20)}${this.#text.slice(-4)}`;
  }

  /** Forgets it, for every holder at once. */
  drop(): void {
    this.#text = '';
  }

  toString(): string {
    return '[secret]';
  }

  toJSON(): string {
    return '[secret]';
  }
}
