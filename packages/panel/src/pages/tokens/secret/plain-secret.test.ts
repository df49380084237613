import { describe, expect, it } from 'vitest';
import { PlainSecret } from './plain-secret.ts';

const TEXT = `pat_v1_${'0123456789'.repeat(6)}abcd`;

describe('a plain secret', () => {
  it('gives itself away through one call alone', () => {
    const secret = new PlainSecret(TEXT);
    expect(secret.reveal()).toBe(TEXT);
    expect([String(secret), JSON.stringify({ secret }), JSON.stringify(Object.entries(secret))].join()).not.toContain(
      '0123',
    );
  });

  it('shows no more than its ends', () => {
    expect(new PlainSecret(TEXT).masked()).toBe(`pat_v1_0123${'•'.repeat(20)}abcd`);
  });

  it('is forgotten by every holder at once', () => {
    const secret = new PlainSecret(TEXT);
    const holder = { secret };
    secret.drop();
    expect(holder.secret.reveal()).toBe('');
  });
});
