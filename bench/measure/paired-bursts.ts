import { median } from './median.ts';

/** Something to be timed. */
export interface Contender<T> {
  readonly name: string;
  /** Works through the inputs and answers how many came out as they must. */
  run(inputs: readonly T[]): number;
  /** The part of each burst that it works through, for one that takes long. Default 1. */
  readonly share?: number;
}

export interface BurstPlan<T> {
  readonly subject: Contender<T>;
  readonly baselines: readonly Contender<T>[];
  readonly bursts: number;
  /** Inputs for one contender's part of a burst, others at each call: nobody finds in the CPU's cache what another has just read. */
  draw(): readonly T[];
  /** Called after each burst of the subject with the time that it took; not timed. */
  afterBurst?(subjectMs: number): Promise<void>;
}

/** What one process measured of one contender: medians over its bursts. */
export interface Timing {
  /** Wall time of one operation. */
  readonly ns: number;
  /** CPU time of one operation, over all bursts: the system counts it too coarsely for one. */
  readonly cpuNs: number;
}

export interface BaselineTiming extends Timing {
  /** How many of its operations the subject takes as long as: the median over the bursts, each compared with itself. */
  readonly ratio: number;
}

export interface PairedTimings {
  readonly subject: Timing;
  readonly baselines: Readonly<Record<string, BaselineTiming>>;
}

/** The bursts of one contender: nanoseconds an operation, and the sums behind its CPU time. */
interface BurstTimes {
  readonly ns: number[];
  cpuMicroseconds: number;
  operations: number;
}

/**
 * Times the subject and its baselines on inputs of one kind, turn by turn in short bursts, so that whatever slows the machine
 * slows both; and who goes first changes with every burst.
 */
export async function measurePaired<T>(plan: BurstPlan<T>): Promise<PairedTimings> {
  const contenders = [plan.subject, ...plan.baselines];
  const records = contenders.map((): BurstTimes => ({ ns: [], cpuMicroseconds: 0, operations: 0 }));
  for (let burst = 0; burst < plan.bursts; burst++) {
    for (let turn = 0; turn < contenders.length; turn++) {
      const position = (turn + burst) % contenders.length;
      const contender = contenders[position] as Contender<T>;
      const inputs = plan.draw();
      const part = inputs.slice(0, Math.ceil(inputs.length * (contender.share ?? 1)));
      const ms = timeBurst(contender, part, records[position] as BurstTimes);
      if (position === 0) await plan.afterBurst?.(ms);
    }
  }
  const [subject, ...rest] = records as [BurstTimes, ...BurstTimes[]];
  const baselines: Record<string, BaselineTiming> = {};
  for (const [i, baseline] of rest.entries()) {
    const ratio = median(baseline.ns.map((ns, burst) => (subject.ns[burst] ?? NaN) / ns));
    baselines[plan.baselines[i]?.name ?? ''] = { ...timingOf(baseline), ratio };
  }
  return { subject: timingOf(subject), baselines };
}

/** Runs everything often enough for the compiler to have settled before anything is timed. */
export function warmUp<T>({ subject, baselines, draw }: BurstPlan<T>, bursts: number): void {
  for (let burst = 0; burst < bursts; burst++) {
    for (const contender of [subject, ...baselines]) runChecked(contender, draw());
  }
}

function timeBurst<T>(contender: Contender<T>, inputs: readonly T[], record: BurstTimes): number {
  const cpu = process.threadCpuUsage();
  const start = performance.now();
  runChecked(contender, inputs);
  const ms = performance.now() - start;
  const used = process.threadCpuUsage(cpu);
  record.ns.push((ms * 1e6) / inputs.length);
  record.cpuMicroseconds += used.user + used.system;
  record.operations += inputs.length;
  return ms;
}

/** A benchmark of wrong answers is worth nothing. */
function runChecked<T>({ name, run }: Contender<T>, inputs: readonly T[]): void {
  const right = run(inputs);
  if (right !== inputs.length) throw new Error(`${name}: ${inputs.length - right} of ${inputs.length} came out wrong.`);
}

function timingOf({ ns, cpuMicroseconds, operations }: BurstTimes): Timing {
  return { ns: median(ns), cpuNs: (cpuMicroseconds * 1000) / operations };
}
