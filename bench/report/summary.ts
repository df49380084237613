import type { Limit, Measurement, MemoryMeasurement, Scenario, TimeMeasurement } from '../in-process/scenario.ts';
import { median } from '../measure/median.ts';

/** One row of the table: medians over the rounds, and what each round measured. */
export interface Summary {
  readonly name: string;
  readonly title: string;
  readonly limit: Limit | null;
  /** `null` where nothing was promised. */
  readonly withinLimit: boolean | null;
  readonly time: TimeSummary | null;
  readonly bytesPerToken: number | null;
  readonly rounds: readonly Measurement[];
}

export interface TimeSummary {
  readonly ns: number;
  readonly cpuNs: number;
  readonly flushNsPerSecret: number | null;
  readonly baselines: Readonly<Record<string, BaselineSummary>>;
}

/** `ratio` is the median of the rounds' ratios, each of them a median of paired bursts; not a ratio of medians. */
export interface BaselineSummary {
  readonly ns: number;
  readonly cpuNs: number;
  readonly ratio: number;
  readonly lowestRatio: number;
  readonly highestRatio: number;
}

export function summarize({ name, title, limit }: Scenario, rounds: readonly Measurement[]): Summary {
  const times = rounds.filter((round): round is TimeMeasurement => round.unit === 'ns');
  const weights = rounds.filter((round): round is MemoryMeasurement => round.unit === 'bytes');
  const time = times.length > 0 ? summarizeTimes(times) : null;
  const bytesPerToken = weights.length > 0 ? median(weights.map((round) => round.bytesPerToken)) : null;
  const withinLimit = limit === null ? null : isWithin(limit, time, bytesPerToken);
  return { name, title, limit, withinLimit, time, bytesPerToken, rounds };
}

function summarizeTimes(rounds: readonly TimeMeasurement[]): TimeSummary {
  const flushes = rounds.flatMap(({ flushNsPerSecret }) => flushNsPerSecret ?? []);
  const names = Object.keys(rounds[0]?.baselines ?? {});
  return {
    ns: median(rounds.map(({ subject }) => subject.ns)),
    cpuNs: median(rounds.map(({ subject }) => subject.cpuNs)),
    flushNsPerSecret: flushes.length > 0 ? median(flushes) : null,
    baselines: Object.fromEntries(names.map((name) => [name, summarizeBaseline(rounds, name)])),
  };
}

function summarizeBaseline(rounds: readonly TimeMeasurement[], name: string): BaselineSummary {
  const timings = rounds.flatMap(({ baselines }) => baselines[name] ?? []);
  const ratios = timings.map(({ ratio }) => ratio);
  return {
    ns: median(timings.map(({ ns }) => ns)),
    cpuNs: median(timings.map(({ cpuNs }) => cpuNs)),
    ratio: median(ratios),
    lowestRatio: Math.min(...ratios),
    highestRatio: Math.max(...ratios),
  };
}

function isWithin(limit: Limit, time: TimeSummary | null, bytesPerToken: number | null): boolean {
  if ('bytesAtMost' in limit) return bytesPerToken !== null && bytesPerToken <= limit.bytesAtMost;
  const ratio = time?.baselines[limit.baseline]?.ratio ?? Infinity;
  return 'atMost' in limit ? ratio <= limit.atMost : 1 / ratio >= limit.rateAtLeast;
}
