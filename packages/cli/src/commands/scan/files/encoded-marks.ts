import { Buffer } from 'node:buffer';

/** How base64 writes `_v1_`, by where it falls in a group of three bytes: the characters of it that do not hang on what stands around. */
const ENCODED_MARKS = [
  { needle: Buffer.from('X3YxX'), before: 0, bytes: 0 },
  { needle: Buffer.from('92MV'), before: 2, bytes: 1 },
  // Of "fdjFf" the rarest letters: what is seldom is found soon.
  { needle: Buffer.from('jFf'), before: 5, bytes: 2 },
] as const;

const GROUP = 4;
/** 12 bytes, where a prefix has 10 at the most. */
const GROUPS_BEFORE = 4;
/** 72 bytes, where 71 are a mark's place in its group, the mark, the digits and what follows them. */
const GROUPS_AFTER = 24;
/** How far around a needle is looked. */
export const ENCODED_BEFORE = GROUPS_BEFORE * GROUP + 5;
export const ENCODED_AFTER = GROUPS_AFTER * GROUP;

const BASE64 = new Set(Buffer.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_'));

/** A stretch of base64 around a mark, decoded. */
export interface DecodedMark {
  /** Where the stretch starts, in the bytes that were searched. */
  readonly start: number;
  readonly decoded: Buffer;
  /** Where the mark is in what was decoded. */
  readonly mark: number;
}

/** The places up to `last` where base64 seems to hold a mark. */
export function* findEncodedMarks(bytes: Buffer, from: number, last: number): Generator<DecodedMark> {
  for (const { needle, before, bytes: ahead } of ENCODED_MARKS) {
    for (let at = bytes.indexOf(needle, from); at !== -1 && at <= last; at = bytes.indexOf(needle, at + 1)) {
      const group = at - before;
      if (group < 0) continue;
      const start = runStart(bytes, group);
      const decoded = Buffer.from(bytes.toString('latin1', start, runEnd(bytes, group)), 'base64');
      yield { start, decoded, mark: ((group - start) / GROUP) * 3 + ahead };
    }
  }
}

/** Whole groups to the left, as far as they are base64. */
function runStart(bytes: Buffer, group: number): number {
  let start = group;
  for (let groups = 0; groups < GROUPS_BEFORE && start >= GROUP; groups++) {
    for (let at = start - GROUP; at < start; at++) if (!isBase64(bytes, at)) return start;
    start -= GROUP;
  }
  return start;
}

function runEnd(bytes: Buffer, group: number): number {
  let end = group;
  while (end < Math.min(bytes.length, group + ENCODED_AFTER) && isBase64(bytes, end)) end++;
  return end;
}

function isBase64(bytes: Buffer, at: number): boolean {
  return BASE64.has(bytes[at] as number);
}
