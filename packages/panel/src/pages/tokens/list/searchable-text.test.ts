import { describe, expect, it } from 'vitest';
import { searchableText } from './searchable-text.ts';

const RANDOM = 'a1B2'.repeat(12);
const SECRET = `pat_v1_7Kd2mQx9Za${RANDOM}00Zz9q`;

describe('a text to search for', () => {
  it.each([
    '',
    'ci-deploy',
    'pat_v1_7Kd2',
    'pat_v1_7Kd2mQx9Za',
    '  two words ',
    '3f786850e387550fdab836ed7e6dc881de23001b',
  ])('stays as it is when it is no token: "%s"', (text) => {
    expect(searchableText(text)).toBe(text);
  });

  it.each([
    ['a token', SECRET],
    ['a token with another prefix', SECRET.replace('pat', 'dop2')],
    ['the line of a shell', `export TOKEN="${SECRET}"`],
    ['a header', `Authorization: Bearer ${SECRET}`],
    ['a token that lost its end', SECRET.slice(0, 18)],
  ])('is cut to how the token begins: %s', (_, text) => {
    expect(searchableText(text)).toMatch(/^(?:pat|dop2)_v1_7Kd2mQx9Za$/);
  });

  it('is cut to the public id of a token without its prefix', () => {
    expect(searchableText(SECRET.slice(7))).toBe('7Kd2mQx9Za');
  });

  it('loses a piece out of the middle of a token', () => {
    expect(searchableText(`x ${RANDOM}`)).toBe('x ');
  });
});
