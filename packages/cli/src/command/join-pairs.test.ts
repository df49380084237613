import { describe, expect, it } from 'vitest';
import { joinPairs, splitPair } from './join-pairs.ts';

const specs = {
  'to-env': { kind: 'pair', values: ['file', 'key'], summary: '' },
  name: { kind: 'text', value: 'name', summary: '' },
} as const;

describe('an option of two values', () => {
  it('takes the two words after it, and leaves the rest of the line as it was', () => {
    const words = joinPairs(specs, ['create', '--to-env', '.env', 'TOKEN', '12', '--name', 'a', 'b']);
    expect(words).toHaveLength(7);
    expect(splitPair(words[2] ?? '')).toEqual(['.env', 'TOKEN']);
    expect(words.toSpliced(2, 1)).toEqual(['create', '--to-env', '12', '--name', 'a', 'b']);
  });

  it.each([[['--to-env', '.env']], [['--to-env', '.env', '--name', 'a']], [['--to-env']]])(
    'is not complete in %j',
    (argv) => {
      expect(joinPairs(specs, argv)).toEqual(argv);
      expect(splitPair('.env')).toBeNull();
    },
  );
});
