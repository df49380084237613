import { describe, expect, it } from 'vitest';
import { addressProblem } from './address-range.ts';

describe('an allowed address', () => {
  it.each(['203.0.113.7', '203.0.113.0/24', '0.0.0.0/0', '2001:db8::1', '2001:db8::/32', '::ffff:203.0.113.7'])(
    'may be %s',
    (text) => {
      expect(addressProblem(text)).toBeNull();
    },
  );

  it.each(['localhost', '203.0.113', '203.0.113.256', '203.0.113.07', '203.0.113.7/24/8', '2001:db8:::1', ':', ''])(
    'may not be %j, and the sentence shows what may',
    (text) => {
      expect(addressProblem(text)).toContain('203.0.113.0/24');
    },
  );

  it.each([
    ['203.0.113.0/33', 32],
    ['203.0.113.0/', 32],
    ['2001:db8::/129', 128],
  ])('has in %s no length beyond what it has', (text, bits) => {
    expect(addressProblem(text)).toContain(`a number up to ${bits}`);
  });
});
