const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** How long something took: "8 s", "3 min 20 s", "2 h 5 min"; a dash while it has not ended. */
export function spanInWords(from: string, to: string | null): string {
  if (to === null) return '–';
  const seconds = Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 1000));
  if (seconds < 1) return 'under 1 s';
  if (seconds < MINUTE) return `${seconds} s`;
  if (seconds < HOUR) return pair([Math.floor(seconds / MINUTE), 'min'], [seconds % MINUTE, 's']);
  return pair([Math.floor(seconds / HOUR), 'h'], [Math.floor((seconds % HOUR) / MINUTE), 'min']);
}

type Part = readonly [amount: number, unit: string];

function pair([large, largeUnit]: Part, [small, smallUnit]: Part): string {
  return small === 0 ? `${large} ${largeUnit}` : `${large} ${largeUnit} ${small} ${smallUnit}`;
}
