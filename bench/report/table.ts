import type { Limit } from '../in-process/scenario.ts';
import type { Summary } from './summary.ts';

const HEADINGS = ['', 'ns', 'CPU ns', 'as long as', 'lowest – highest', 'limit', ''];

/** A table for people: under each scenario, what it is compared with. */
export function formatTable(summaries: readonly Summary[]): string {
  const rows = [HEADINGS, ...summaries.flatMap(rowsOf)];
  const widths = HEADINGS.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  const lines = rows.map((row) =>
    row
      .map((cell, column) =>
        column === 1 || column === 2 ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
  return `${lines.join('\n')}\n`;
}

function rowsOf({ title, time, bytesPerToken, limit, withinLimit }: Summary): string[][] {
  const verdict = withinLimit === null ? '' : withinLimit ? 'within' : 'BEYOND';
  if (time === null) {
    return [[title, '', '', `${bytesPerToken?.toFixed(1)} bytes`, '', describeLimit(limit), verdict]];
  }
  const baselines = Object.entries(time.baselines).map(([name, { ns, cpuNs, ratio, lowestRatio, highestRatio }]) => {
    const isLimit = limit !== null && 'baseline' in limit && limit.baseline === name;
    return [
      '',
      ns.toFixed(0),
      cpuNs.toFixed(0),
      `${ratio.toFixed(2)} × ${name}`,
      `${lowestRatio.toFixed(2)} – ${highestRatio.toFixed(2)}`,
      isLimit ? describeLimit(limit) : '',
      isLimit ? verdict : '',
    ];
  });
  const flush = time.flushNsPerSecret === null ? [] : [flushRow(time.flushNsPerSecret)];
  return [[title, time.ns.toFixed(0), time.cpuNs.toFixed(0), '', '', '', ''], ...baselines, ...flush];
}

/** Beside verification, once a second: what its bookkeeping costs later, the store's part left out. */
function flushRow(nsPerSecret: number): string[] {
  return ['', '', '', `+ ${nsPerSecret.toFixed(0)} ns a flush, for each secret used since the last`, '', '', ''];
}

function describeLimit(limit: Limit | null): string {
  if (limit === null) return '';
  if ('bytesAtMost' in limit) return `at most ${limit.bytesAtMost} bytes`;
  if ('atMost' in limit) return `at most ${limit.atMost} ×`;
  return `at most ${(1 / limit.rateAtLeast).toFixed(2)} × (${limit.rateAtLeast} of its rate)`;
}
