import { usageFailure } from '../../failure.ts';
import { readDuration } from './duration.ts';

const WINDOWS: ReadonlyMap<string, string> = new Map([
  ['second', '1s'],
  ['minute', '1m'],
  ['hour', '1h'],
  ['day', '1d'],
]);

export interface RateLimit {
  readonly limit: number;
  readonly window_seconds: number;
}

/** `100/minute`: at most so many requests in any so much time. */
export function readRateLimit(text: string): RateLimit {
  const [, limit = '', window = ''] = /^(\d{1,9})\/([a-z0-9]+)$/.exec(text.trim()) ?? [];
  if (Number(limit) > 0) {
    return { limit: Number(limit), window_seconds: readDuration(WINDOWS.get(window) ?? window, '--rate-limit') };
  }
  throw usageFailure(
    `"${text}" is not a rate. --rate-limit takes a number of requests and a time: 100/minute, 5000/hour, 20/10s.`,
  );
}
