import { createTokenFormat, parseToken, Secret, type TokenFormat } from '@postern/engine';
import type { Candidate } from './candidate.ts';

/** A token that stands somewhere. */
export interface ReadToken {
  readonly secret: Secret;
  /** What is shown of it: how it begins, up to its public id. */
  readonly label: string;
  readonly line: number;
  readonly column: number;
}

const MARK = '_v1_';
const DIGITS = 64;
const SHORTEST_PREFIX = 2;

/**
 * The token in a candidate, or `null` where no checksum is right. Without prefixes each one is tried that could stand before the mark:
 * the checksum covers the prefix, and so says where it starts.
 */
export function readCandidate(candidate: Candidate, prefixes: readonly string[]): ReadToken | null {
  const { text, line, column } = candidate;
  const before = text.slice(0, text.length - DIGITS - MARK.length);
  for (const prefix of prefixes.length > 0 ? prefixes : possiblePrefixes(before)) {
    if (!before.endsWith(prefix)) continue;
    const skipped = before.length - prefix.length;
    const format = createTokenFormat(prefix);
    const token = parse(format, text.slice(skipped));
    if (token !== null) return { ...token, line, column: column + skipped };
  }
  return null;
}

function parse(format: TokenFormat, text: string): Pick<ReadToken, 'secret' | 'label'> | null {
  const parsed = parseToken(format, text);
  if (typeof parsed === 'string') return null;
  return { secret: new Secret(text, parsed.publicId), label: `${format.start}${parsed.publicId}` };
}

function possiblePrefixes(before: string): readonly string[] {
  const prefixes: string[] = [];
  for (let from = 0; from <= before.length - SHORTEST_PREFIX; from++) {
    const first = before.charAt(from);
    if (first >= 'a' && first <= 'z') prefixes.push(before.slice(from));
  }
  return prefixes;
}
