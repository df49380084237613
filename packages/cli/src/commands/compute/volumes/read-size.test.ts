import { describe, expect, it } from 'vitest';
import { Failure } from '../../../failure.ts';
import { readGibibytes } from './read-size.ts';

describe('the size of a volume', () => {
  it.each([
    ['1GiB', 1],
    ['100GiB', 100],
    ['100gib', 100],
    ['100Gi', 100],
    ['4TiB', 4096],
    ['1,024 GiB', 1024],
    ['1.5TiB', 1536],
    ['2048MiB', 2],
  ])('%s is %i GiB', (text, size) => {
    expect(readGibibytes(text)).toBe(size);
  });

  it.each([
    ['100GB', 93],
    ['100G', 93],
    ['1TB', 931],
  ])('%s counts in thousands, and is %i whole GiB', (text, size) => {
    expect(readGibibytes(text)).toBe(size);
  });

  it.each(['', '100', 'GiB', '0GiB', '1023MiB', '-1GiB', '1GiB2', '1 2GiB', '1e3GiB', '100XiB'])(
    '"%s" is none',
    (text) => {
      expect(() => readGibibytes(text)).toThrow(Failure);
    },
  );
});
