import { createTokenFormat, parseToken, type Secret } from '@postern/engine';

/** What can be said of a token without asking anybody. */
export interface TokenShape {
  readonly isWellFormed: boolean;
  /** `pat_v1_7Kd2mQx9Za`; `null` where it is not certain that the rest is a token's. */
  readonly startsWith: string | null;
  readonly publicId: string | null;
  readonly length: number;
  /** A clause; `null` where nothing is wrong. */
  readonly problem: string | null;
}

const VERSION = '_v1_';

/** Prefix, length and checksum. Without a regular expression: the runtime keeps the last text that one was matched against. */
export function shapeOf(token: Secret): TokenShape {
  const plain = token.reveal();
  const length = plain.length;
  const wrong = (problem: string): TokenShape => ({
    isWellFormed: false,
    startsWith: null,
    publicId: null,
    length,
    problem,
  });
  const prefix = plain.slice(0, Math.max(0, plain.indexOf(VERSION)));
  if (!isPrefix(prefix)) return wrong('it does not begin as a token does: a prefix such as "pat", then "_v1_"');
  const format = createTokenFormat(prefix);
  if (length !== format.length) {
    return wrong(`it has ${length} characters, and a token of this prefix ${format.length}`);
  }
  const parsed = parseToken(format, plain);
  if (parsed === 'checksum') return wrong('its checksum is not right: a character was changed or lost on the way');
  if (parsed === 'malformed') return wrong('it has a character that no token has');
  const startsWith = `${format.start}${parsed.publicId}`;
  return { isWellFormed: true, startsWith, publicId: parsed.publicId, length, problem: null };
}

function isPrefix(text: string): boolean {
  try {
    return createTokenFormat(text).prefix === text;
  } catch (error) {
    // What cannot be a prefix makes it throw.
    if (error instanceof TypeError) return false;
    throw error;
  }
}
