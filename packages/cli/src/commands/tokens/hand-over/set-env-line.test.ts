import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isKey, setEnvLine } from './set-env-line.ts';

describe('setting a key of a dotenv file', () => {
  it.each([
    ['', 'KEY=new\n'],
    ['A=1\n', 'A=1\nKEY=new\n'],
    ['A=1', 'A=1\nKEY=new\n'],
    ['A=1\r\nB=2\r\n', 'A=1\r\nB=2\r\nKEY=new\r\n'],
    ['KEY=old\nA=1', 'KEY=new\nA=1'],
    ['KEY=\n', 'KEY=new\n'],
    ['export KEY = old # of last year\n', 'export KEY = new # of last year\n'],
    ['KEY=old\r\nA=1\r\n', 'KEY=new\r\nA=1\r\n'],
    ['KEY="a b"\n', 'KEY=new\n'],
    ["KEY='two\nlines'\nA=1\n", 'KEY=new\nA=1\n'],
    ['KEY="not closed\nA=1\n', 'KEY=new\nA=1\n'],
    ['KEY=one\nKEY=two\n', 'KEY=new\nKEY=new\n'],
    ['#KEY=old\n', '#KEY=old\nKEY=new\n'],
    ['MY_KEY=old\nKEYS=old\n', 'MY_KEY=old\nKEYS=old\nKEY=new\n'],
    ['A="\nKEY=inside\n"\n', 'A="\nKEY=inside\n"\nKEY=new\n'],
    ['A="a \\" b\nKEY=inside"\n', 'A="a \\" b\nKEY=inside"\nKEY=new\n'],
  ])('makes of %j %j', (before, after) => {
    expect(setEnvLine(before, 'KEY', 'new')).toBe(after);
  });

  const value = fc.oneof(
    fc.stringMatching(/^[a-z0-9:/._-]{0,12}$/),
    fc.stringMatching(/^"[a-z0-9 #=\n]{0,20}"$/),
    fc.stringMatching(/^'[a-z0-9 "=\n]{0,20}'$/),
  );
  const line = fc.oneof(
    fc.constantFrom('', '   ', '# KEY=comment', '# a "quote', 'no assignment', '=', '  # x'),
    fc.tuple(fc.constantFrom('A', 'export B', 'KEYS', 'A_KEY', ' KEY2 '), value).map((parts) => parts.join('=')),
  );
  const lines = fc.array(line, { maxLength: 8 });
  const ending = fc.constantFrom('\n', '\r\n');

  it('leaves every other line byte for byte as it was', () => {
    fc.assert(
      fc.property(fc.tuple(lines, lines, value, ending), ([before, after, old, end]) => {
        const text = (own: string): string => [...before, own, ...after].map((one) => one + end).join('');
        expect(setEnvLine(text(`KEY=${old}`), 'KEY', 'new')).toBe(text('KEY=new'));
        const without = [...before, ...after].map((one) => one + end).join('');
        const added = setEnvLine(without, 'KEY', 'new');
        expect(added.startsWith(without)).toBe(true);
        expect(added.slice(without.length)).toMatch(/^KEY=new\r?\n$/);
      }),
    );
  });

  it('once more changes nothing', () => {
    fc.assert(
      fc.property(lines, (all) => {
        const once = setEnvLine(all.join('\n'), 'KEY', 'new');
        expect(setEnvLine(once, 'KEY', 'new')).toBe(once);
      }),
    );
  });

  it('takes names that a shell takes', () => {
    expect(['A', '_a1'].every(isKey)).toBe(true);
    expect(['', '1A', 'A-B', 'A B', 'A=B', 'A\n'].some(isKey)).toBe(false);
  });
});
