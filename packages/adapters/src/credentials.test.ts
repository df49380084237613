import { describe, expect, it } from 'vitest';
import { readCredentials } from './credentials.ts';

const TOKEN = 'pat_v1_x';
const read = (...values: readonly string[]) => readCredentials(values.flatMap((value) => ['Authorization', value]));

describe('credentials', () => {
  it.each([
    `Bearer ${TOKEN}`,
    `bearer ${TOKEN}`,
    `BEARER    ${TOKEN}   `,
    `Basic ${btoa(`${TOKEN}:`)}`,
    `basic ${btoa(`${TOKEN}:password:with:colons`)}`,
    `Basic ${btoa(TOKEN)}`,
  ])('are read out of %j', (header) => {
    expect(read(header)).toEqual({ kind: 'token', token: TOKEN });
  });

  it.each([
    '',
    ' ',
    'Bearer',
    'Bearer ',
    TOKEN,
    `Bearer\t${TOKEN}`,
    `Digest ${TOKEN}`,
    'Basic',
    'Basic Og==',
    'Basic ***',
  ])('are not in %j', (header) => {
    expect(read(header)).toEqual({ kind: 'none' });
  });

  it('are found whatever the letter case of the header, and in no other header', () => {
    expect(readCredentials(['Host', 'a', 'aUTHORIZATION', `Bearer ${TOKEN}`])).toEqual({ kind: 'token', token: TOKEN });
    const others = ['X-Authorization', 'Proxy-Authorization', 'Cookie', 'Authorizatio'];
    expect(readCredentials(others.flatMap((name) => [name, `Bearer ${TOKEN}`]))).toEqual({ kind: 'none' });
    expect(readCredentials([])).toEqual({ kind: 'none' });
  });

  it('are ambiguous in two headers, be they alike or empty', () => {
    for (const second of [`Bearer ${TOKEN}`, 'Bearer other', '', 'Digest x']) {
      expect(read(`Bearer ${TOKEN}`, second)).toEqual({ kind: 'ambiguous' });
      expect(read(second, `Bearer ${TOKEN}`)).toEqual({ kind: 'ambiguous' });
    }
  });

  it('are passed on with whatever stands in them, for the verifier to refuse', () => {
    expect(read('Bearer a b')).toEqual({ kind: 'token', token: 'a b' });
    expect(read('Bearer é')).toEqual({ kind: 'token', token: 'é' });
  });
});
