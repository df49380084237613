import { usageFailure } from '../../failure.ts';

const UNIT_SECONDS: ReadonlyMap<string, number> = new Map([
  ['s', 1],
  ['m', 60],
  ['h', 3600],
  ['d', 86_400],
  ['w', 604_800],
  ['y', 31_536_000],
]);

/** A length of time such as `90m` or `30d`, in seconds. A year is 365 days. */
export function readDuration(text: string, option: string): number {
  const [, count = '', unit = ''] = /^(\d{1,10})([a-z])$/.exec(text.trim()) ?? [];
  const seconds = Number(count) * (UNIT_SECONDS.get(unit) ?? NaN);
  if (count !== '' && Number.isSafeInteger(seconds)) return seconds;
  throw usageFailure(
    `"${text}" is not a length of time. ${option} takes a number and a unit: 90m, 12h, 30d, 8w or 1y.`,
  );
}
