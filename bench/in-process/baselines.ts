import { createHmac, createSecretKey, hash } from 'node:crypto';
import type { Contender } from '../measure/paired-bursts.ts';

/** The bytes that a contender works on. */
export interface WithToken {
  readonly token: string;
}

/** One one-shot SHA-256 of the token: what no verification that keeps digests can do without. */
export const sha256: Contender<WithToken> = {
  name: 'SHA-256',
  run: (inputs) => {
    let right = 0;
    for (const { token } of inputs) if (hash('sha256', token, 'binary').length === 32) right++;
    return right;
  },
};

const key = createSecretKey(Buffer.alloc(32, 'benchmark'));

/** One HMAC-SHA-256 of the token, as node:crypto offers it. */
export const hmacSha256: Contender<WithToken> = {
  name: 'HMAC-SHA-256',
  share: 0.1,
  run: (inputs) => {
    let right = 0;
    for (const { token } of inputs) {
      if (createHmac('sha256', key).update(token, 'latin1').digest('binary').length === 32) right++;
    }
    return right;
  },
};
