import { describe, expect, it } from 'vitest';
import { readDuration } from './duration.ts';
import { readMoment } from './moment.ts';
import { readRateLimit } from './rate-limit.ts';

describe('a length of time', () => {
  it.each([
    ['45s', 45],
    ['90m', 5400],
    ['12h', 43_200],
    ['30d', 2_592_000],
    ['8w', 4_838_400],
    ['1y', 31_536_000],
  ])('%s is %d seconds', (text, seconds) => {
    expect(readDuration(text, '--expires-in')).toBe(seconds);
  });

  it.each(['', '30', 'd', '-1d', '1.5h', '30 d', '30D', '1mo', 'never', '99999999999d', '30d30d'])(
    'is not "%s", and says what is taken',
    (text) => {
      expect(() => readDuration(text, '--expires-in')).toThrow(/--expires-in takes .*90m, 12h, 30d, 8w or 1y/);
    },
  );
});

describe('a moment', () => {
  const read = (text: string): string => readMoment(text, { option: '--expires-at', edge: 'end' });

  it('is read with the zone that it names', () => {
    expect(read('2026-12-31T18:00:00Z')).toBe('2026-12-31T18:00:00.000Z');
    expect(read('2026-12-31 18:00+02:00')).toBe('2026-12-31T16:00:00.000Z');
  });

  it('without one is where the person is, a day to its end', () => {
    expect(read('2026-12-31')).toBe(new Date(2026, 11, 31, 23, 59, 59).toISOString());
    expect(read('2026-12-31T08:30')).toBe(new Date(2026, 11, 31, 8, 30).toISOString());
    expect(readMoment('2026-12-31', { option: '', edge: 'start' })).toBe(new Date(2026, 11, 31).toISOString());
  });

  it.each(['', 'tomorrow', '2026-13-01', '2026-02-30', '2026-12-31T25:00', '31.12.2026', '2026-12-31Z'])(
    'is not "%s"',
    (text) => {
      expect(() => read(text)).toThrow(/--expires-at takes a date/);
    },
  );
});

describe('a rate', () => {
  it.each([
    ['100/minute', 100, 60],
    ['5/second', 5, 1],
    ['1000/day', 1000, 86_400],
    ['20/10s', 20, 10],
  ])('%s is %d requests in %d seconds', (text, limit, seconds) => {
    expect(readRateLimit(text)).toEqual({ limit, window_seconds: seconds });
  });

  it.each(['', '100', '0/minute', '100/', '/minute', '-1/hour', '1e3/hour'])('is not "%s"', (text) => {
    expect(() => readRateLimit(text)).toThrow(/100\/minute/);
  });
});
