const format = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });

/** "November 2026", of "2026-11". */
export function monthInWords(period: string): string {
  return format.format(new Date(`${period}-01T00:00:00Z`));
}
