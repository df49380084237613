const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });
const dayAndYear = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' });

/** "22 Nov", of a date in UTC such as `2026-11-22`. */
export function dayInWords(date: string): string {
  return day.format(new Date(date));
}

/** "4 Dec 2026", of a time. */
export function dateInWords(at: string): string {
  return dayAndYear.format(new Date(at));
}
