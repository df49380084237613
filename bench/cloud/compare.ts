import { median } from '../measure/median.ts';
import type { FilledCloud } from './filled-cloud.ts';
import type { CloudOperation } from './operations.ts';

export interface Comparison {
  readonly name: string;
  readonly fewMs: number;
  readonly manyMs: number;
  /** The median over the bursts, each compared with itself. */
  readonly ratio: number;
  readonly atMost: number;
  /** Every burst, milliseconds a request: few Droplets, then many. */
  readonly bursts: readonly (readonly [few: number, many: number])[];
}

export interface Pace {
  readonly warm: number;
  readonly bursts: number;
  readonly requests: number;
}

/** Times one operation on both clouds, turn by turn in short bursts, so that whatever slows the machine slows both. */
export async function compare(
  operation: CloudOperation,
  { few, many }: { readonly few: FilledCloud; readonly many: FilledCloud },
  { warm, bursts, requests }: Pace,
): Promise<Comparison> {
  for (const cloud of [few, many]) await burst(operation, cloud, warm);
  const values: [number, number][] = [];
  for (let turn = 0; turn < bursts; turn++) {
    const order = turn % 2 === 0 ? [few, many] : [many, few];
    const times = new Map<FilledCloud, number>();
    for (const cloud of order) times.set(cloud, await burst(operation, cloud, requests));
    values.push([times.get(few) ?? NaN, times.get(many) ?? NaN]);
  }
  return {
    name: operation.name,
    fewMs: median(values.map(([ms]) => ms)),
    manyMs: median(values.map(([, ms]) => ms)),
    ratio: median(values.map(([one, other]) => other / one)),
    atMost: operation.atMost ?? 2,
    bursts: values,
  };
}

/** Milliseconds that one request took, on average over the burst. */
async function burst({ run, undo }: CloudOperation, cloud: FilledCloud, requests: number): Promise<number> {
  const answers: unknown[] = [];
  const start = performance.now();
  for (let request = 0; request < requests; request++) answers.push(await run(cloud));
  const ms = (performance.now() - start) / requests;
  if (undo !== undefined) for (const answer of answers) await undo(cloud, answer);
  return ms;
}
