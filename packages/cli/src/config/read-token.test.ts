import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { exitCodes } from '../exit-codes.ts';
import { readToken, tokenStart } from './read-token.ts';

/** A token's shape without its checksum being right. */
const wrong = `pat_v1_${randomBytes(32).toString('hex')}`;

it('takes any single word, with white space around it, and shows nothing of one that names itself nowhere', () => {
  for (const text of [wrong, 'a'.repeat(64), '_v1_', 'P_v1_x', 'p.t_v1_x']) {
    const token = readToken(`  ${text}\n`, 'a test');
    expect(token.reveal()).toBe(text);
    expect(tokenStart(token)).toBeNull();
    expect(String(token)).not.toContain(text);
  }
});

it.each(['', '   ', `${wrong} ${wrong}`, `${wrong}é`, `a\u0000b`, `a\nb`])(
  'refuses %j without repeating it',
  (text) => {
    const read = (): unknown => readToken(text, 'standard input');
    expect(read).toThrow(expect.objectContaining({ exitCode: exitCodes.usage }));
    expect(read).toThrow(/standard input/);
    expect(read).not.toThrow(new RegExp(wrong));
  },
);
