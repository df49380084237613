import { createTokenFormat, parseToken, Secret } from '@postern/engine';
import { usageFailure } from '../failure.ts';

const VERSION = '_v1_';

/** A token as somebody gave it. Any text that a header can carry will do, because other servers' tokens look otherwise. */
export function readToken(text: string, source: string): Secret {
  const plain = text.trim();
  // The text itself is never quoted.
  if (plain === '') throw usageFailure(`There is no token in ${source}: it is empty.`);
  if (!isVisibleAscii(plain)) {
    throw usageFailure(`What is in ${source} is not a token: one is a single word of plain letters, digits and signs.`);
  }
  return new Secret(plain, publicIdOf(plain));
}

/** How a token begins: enough to know it by, and nothing that proves it. `null` for one that names itself nowhere. */
export function tokenStart(token: Secret): string | null {
  if (token.publicId === '') return null;
  const plain = token.reveal();
  return plain.slice(0, plain.indexOf(VERSION) + VERSION.length + token.publicId.length);
}

function publicIdOf(plain: string): string {
  const prefix = plain.slice(0, Math.max(0, plain.indexOf(VERSION)));
  // The prefix is each deployment's own; what cannot be one makes createTokenFormat throw.
  if (prefix.length < 2 || prefix.length > 10 || !isLowerCaseWord(prefix)) return '';
  const parsed = parseToken(createTokenFormat(prefix), plain);
  return typeof parsed === 'string' ? '' : parsed.publicId;
}

function isLowerCaseWord(text: string): boolean {
  return /^[a-z][a-z0-9]*$/.test(text);
}

/** Without a regular expression: the runtime keeps the last text that one was matched against. */
function isVisibleAscii(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 0x21 || code > 0x7e) return false;
  }
  return true;
}
