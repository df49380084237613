const format = new Intl.RelativeTimeFormat('en-GB', { numeric: 'auto' });

/** From how many seconds on a unit is used, and how many it has. */
const UNITS: readonly (readonly [from: number, seconds: number, unit: Intl.RelativeTimeFormatUnit])[] = [
  [330 * 86_400, 365.25 * 86_400, 'year'],
  [50 * 86_400, 30.4375 * 86_400, 'month'],
  [86_400 - 1800, 86_400, 'day'],
  [3600 - 30, 3600, 'hour'],
  [60 - 5, 60, 'minute'],
];
const JUST_NOW_SECONDS = 10;

/** "3 minutes ago", "in 12 days", "just now". Both times in milliseconds since the epoch. */
export function distanceInWords(at: number, now: number): string {
  const seconds = (at - now) / 1000;
  const size = Math.abs(seconds);
  if (size < JUST_NOW_SECONDS) return 'just now';
  const [, length = 1, unit = 'second'] = UNITS.find(([from]) => size >= from) ?? [];
  return format.format(Math.round(seconds / length), unit);
}
