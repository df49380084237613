import type { Token } from '@postern/api';
import { distanceInWords } from '../../components/distance-in-words.ts';

const number = new Intl.NumberFormat('en-GB');

/** "1 address", "1,204 requests". */
export function countOf(count: number, noun: string): string {
  const plural = noun.endsWith('s') ? `${noun}es` : `${noun}s`;
  return `${number.format(count)} ${count === 1 ? noun : plural}`;
}

/** Whether something would notice that the token is gone. */
export function isInUse(token: Token): boolean {
  return token.recent_use.requests_last_day > 0;
}

/** "used 1,204 times in the last day by 2 addresses". */
export function recentUseInWords(token: Token, now: number): string {
  const { requests_last_day: requests, addresses_last_day: addresses } = token.recent_use;
  if (requests > 0) {
    const times = requests === 1 ? 'once' : `${number.format(requests)} times`;
    const by = addresses > 0 ? ` by ${countOf(addresses, 'address')}` : '';
    return `used ${times} in the last day${by}`;
  }
  if (token.last_used_at === null) return 'never used';
  return `not used in the last day; last used ${distanceInWords(Date.parse(token.last_used_at), now)}`;
}
