import { usageFailure } from '../../failure.ts';

export interface MomentOptions {
  readonly option: string;
  /** Where on a day that is given without a time. */
  readonly edge: 'start' | 'end';
}

const SHAPE = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?)(Z|[+-]\d\d:\d\d)?)?$/;
const EDGES = { start: '00:00:00', end: '23:59:59' } as const;

/** A date, or a date and a time: of the zone that is given with it, else of where the person is. In ISO 8601, in UTC. */
export function readMoment(text: string, { option, edge }: MomentOptions): string {
  const [, year = '', month = '', day = '', time, zone = ''] = SHAPE.exec(text.trim()) ?? [];
  const moment = new Date(`${year}-${month}-${day}T${time ?? EDGES[edge]}${zone}`);
  if (!Number.isNaN(moment.getTime()) && isDay(Number(year), Number(month), Number(day))) return moment.toISOString();
  throw usageFailure(
    `"${text}" is not a time. ${option} takes a date or a date with a time: 2026-12-31, 2026-12-31T18:00 or 2026-12-31T18:00:00Z.`,
  );
}

/** A date that is not in the calendar would be read as one of the next month. */
function isDay(year: number, month: number, day: number): boolean {
  return new Date(Date.UTC(year, month - 1, day)).getUTCDate() === day;
}
