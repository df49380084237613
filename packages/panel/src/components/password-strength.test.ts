import { describe, expect, it } from 'vitest';
import { passwordStrength } from './password-strength.ts';

describe('the strength of a password', () => {
  it.each([
    ['', 0, '12 more characters to go'],
    ['elevenchars', 0, '1 more character to go'],
    ['aaaaaaaaaaaaaaaaaaaaaaaa', 1, 'Repeats itself: easy to guess'],
    ['twelve chars', 2, 'Long enough. A few more characters make it strong'],
    ['four words that rhyme not', 3, 'Strong'],
  ] as const)('of "%s" is %d', (password, level, words) => {
    expect(passwordStrength(password, 12)).toEqual({ level, words });
  });
});
