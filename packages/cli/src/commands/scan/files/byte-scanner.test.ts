import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCandidate } from '../read-candidate.ts';
import { ByteScanner } from './byte-scanner.ts';

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const WINDOW_BYTES = 200;

const digit = fc.constantFrom(...DIGITS.split(''));
const prefix = fc.stringMatching(/^[a-z][a-z0-9]{1,9}$/);
const token = fc
  .record({ prefix, digits: fc.array(digit, { minLength: 58, maxLength: 58 }) })
  .map(({ prefix, digits }) => withChecksum(`${prefix}_v1_${digits.join('')}`));
const bytes = fc.uint8Array({ maxLength: 400 });
/** What may stand behind a token without making a longer word of it. */
const behind = bytes.filter(([first = 0]) => !DIGITS.includes(String.fromCharCode(first)));
const cuts = fc.array(fc.integer({ min: 1, max: 90 }), { maxLength: 20 });

function withChecksum(body: string): string {
  let rest = crc32(body);
  let checksum = '';
  for (let at = 0; at < 6; at++) {
    checksum = DIGITS.charAt(rest % 62) + checksum;
    rest = Math.floor(rest / 62);
  }
  return body + checksum;
}

interface FindOptions {
  readonly prefixes?: readonly string[];
  readonly base64?: 'read';
}

interface Found {
  readonly token: string;
  readonly line: number;
  readonly column: number;
}

/** What is found where the bytes come in pieces, and the window is small. */
function findIn(content: Uint8Array, pieces: readonly number[] = [], options: FindOptions = {}): Found[] {
  const { prefixes = [] } = options;
  const found: Found[] = [];
  const scanner = new ByteScanner(
    (candidate) => {
      const read = readCandidate(candidate, prefixes);
      if (read !== null) found.push({ token: read.secret.reveal(), line: read.line, column: read.column });
    },
    { windowBytes: WINDOW_BYTES, ...options },
  );
  scanner.begin();
  let from = 0;
  for (const piece of pieces) {
    scanner.write(content.subarray(from, from + piece));
    from += piece;
  }
  scanner.write(content.subarray(Math.min(from, content.length)));
  scanner.end();
  return found;
}

const tokensIn = (content: Uint8Array, pieces?: readonly number[]): string[] =>
  findIn(content, pieces).map((found) => found.token);

describe('looking for tokens in bytes', () => {
  it('finds a token wherever it stands, whatever stands around it, and wherever the pieces are cut', () => {
    fc.assert(
      fc.property(fc.tuple(token, bytes, behind, cuts), ([text, before, after, pieces]) => {
        const content = Buffer.concat([before, Buffer.from(text), after]);
        expect(tokensIn(content, pieces)).toEqual([text]);
      }),
      { numRuns: 500 },
    );
  });

  it('finds a token at each position of a window and across its border', () => {
    const text = withChecksum(`pat_v1_${'x'.repeat(58)}`);
    for (let before = 0; before < 3 * WINDOW_BYTES; before++) {
      const content = Buffer.from(`${'/'.repeat(before)}${text}"`);
      expect(findIn(content)).toEqual([{ token: text, line: 1, column: before + 1 }]);
    }
  });

  it('finds no token of which one character is another', () => {
    fc.assert(
      fc.property(
        fc.tuple(token, fc.nat(), fc.integer({ min: 1, max: 255 }), behind, cuts),
        ([text, at, change, after, pieces]) => {
          const content = Buffer.concat([Buffer.from(text), after]);
          const changed = at % text.length;
          content.writeUInt8(content.readUInt8(changed) ^ change, changed);
          expect(tokensIn(content, pieces)).toEqual([]);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('finds no token that goes on as a longer word', () => {
    fc.assert(
      fc.property(fc.tuple(token, digit, bytes, cuts), ([text, next, after, pieces]) => {
        expect(tokensIn(Buffer.concat([Buffer.from(text + next), after]), pieces)).toEqual([]);
      }),
    );
  });

  it('finds several tokens, also where they stand beside one another', () => {
    fc.assert(
      fc.property(
        fc.array(token, { maxLength: 5 }),
        fc.constantFrom('\n', ',', '_', ' '),
        cuts,
        (texts, gap, pieces) => {
          expect(tokensIn(Buffer.from(texts.join(gap)), pieces)).toEqual(texts);
        },
      ),
    );
  });

  it('says in which line and column, as an editor counts them', () => {
    const line = fc.string({ unit: 'grapheme', maxLength: 120 }).map((text) => text.replaceAll(/[\n\p{Cs}]/gu, ''));
    fc.assert(
      fc.property(fc.tuple(fc.array(line, { maxLength: 8 }), line, token, cuts), ([lines, before, text, pieces]) => {
        const content = Buffer.from([...lines, `${before} ${text}`, 'end'].join('\n'));
        const column = before.length + 2;
        expect(findIn(content, pieces)).toEqual([{ token: text, line: lines.length + 1, column }]);
      }),
    );
  });

  it('takes only the prefixes that were asked for', () => {
    const text = withChecksum(`dop_v1_${'7'.repeat(58)}`);
    expect(findIn(Buffer.from(text), [], { prefixes: ['pat'] })).toEqual([]);
    expect(findIn(Buffer.from(text), [], { prefixes: ['pat', 'dop'] })).toHaveLength(1);
  });

  it('starts afresh with each file', () => {
    const text = withChecksum(`pat_v1_${'y'.repeat(58)}`);
    const found: number[] = [];
    const scanner = new ByteScanner(({ line }) => found.push(line), { windowBytes: WINDOW_BYTES });
    for (const content of [text.slice(0, 30), `${text.slice(30)}\n`, `\n${text}`]) {
      scanner.begin();
      scanner.write(Buffer.from(content));
      scanner.end();
    }
    expect(found).toEqual([2]);
  });

  it('finds a token in base64 where that is read, wherever it falls in its groups', () => {
    const around = fc.string({ maxLength: 60 });
    const outside = fc.constantFrom('', ' ', '"', '\n', ':user:', ': ');
    fc.assert(
      fc.property(fc.tuple(token, around, outside, cuts), ([text, before, mark, pieces]) => {
        const encoded = Buffer.from(`${before}${text}:`).toString('base64');
        const content = Buffer.from(`${text}${mark} ${encoded}\n${encoded}`);
        const found = findIn(content, pieces, { base64: 'read' });
        expect(found.map((one) => one.token)).toEqual([text, text, text]);
        expect(tokensIn(content, pieces)).toEqual([text]);
      }),
    );
  });

  it('finds nothing in base64 of a token with another character', () => {
    fc.assert(
      fc.property(fc.tuple(token, fc.nat(), fc.integer({ min: 1, max: 255 }), bytes), ([text, at, change, before]) => {
        const changed = Buffer.from(text);
        changed[at % text.length] = changed.readUInt8(at % text.length) ^ change;
        const encoded = Buffer.concat([before, changed]).toString('base64');
        expect(findIn(Buffer.from(encoded), [], { base64: 'read' })).toEqual([]);
      }),
    );
  });
});
