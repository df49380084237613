/** A calendar month in UTC: `2026-11`. Periods sort as texts. */
export type Period = string;

export function periodOf(at: number): Period {
  return new Date(at).toISOString().slice(0, 7);
}

export function periodStart(period: Period): number {
  return Date.parse(`${period}-01T00:00:00Z`);
}

/** The first millisecond of the next month. */
export function periodEnd(period: Period): number {
  const start = new Date(periodStart(period));
  return start.setUTCMonth(start.getUTCMonth() + 1);
}

export function nextPeriod(period: Period): Period {
  return periodOf(periodEnd(period));
}

/** As people say it: `November 2026`. */
export function namePeriod(period: Period): string {
  const options = { month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
  return new Date(periodStart(period)).toLocaleDateString('en-US', options);
}
