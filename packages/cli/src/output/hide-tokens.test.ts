import { createTokenFormat } from '@postern/engine';
import { expect, it } from 'vitest';
import { hideTokens } from './hide-tokens.ts';

const random = '0aZ9'.repeat(16);

it.each(['pat', 'dop', 'a1'])('leaves of a token with the prefix %s only what names it', (prefix) => {
  const start = `${createTokenFormat(prefix).start}${random.slice(0, 10)}`;
  expect(hideTokens(`unknown command '${start}${random.slice(10)}'.`)).toBe(`unknown command '${start}…'.`);
});

it('leaves what only names a token, and all else, as it is', () => {
  const text = `pat_v1_${random.slice(0, 10)} in /v1_v1/list of pat_v1_short`;
  expect(hideTokens(text)).toBe(text);
});
