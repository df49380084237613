import { inspect } from 'node:util';

const REDACTED = '[redacted secret]';

/**
 * A plain secret that does not show itself: printing, logging, interpolating or serialising it gives a placeholder.
 * Only {@link Secret.reveal} gives the string; every call of it is a place to review.
 */
export class Secret {
  readonly #plain: string;
  /** The part that names the secret; safe to log and to show. */
  readonly publicId: string;

  constructor(plain: string, publicId: string) {
    this.#plain = plain;
    this.publicId = publicId;
  }

  reveal(): string {
    return this.#plain;
  }

  toString(): string {
    return REDACTED;
  }

  toJSON(): string {
    return REDACTED;
  }

  [Symbol.toPrimitive](): string {
    return REDACTED;
  }
}

// Beside the class, because a computed name in it cannot be declared without inference.
Object.defineProperty(Secret.prototype, inspect.custom, { value: () => REDACTED });
