import { exitCodes } from '../exit-codes.ts';
import { Failure } from '../failure.ts';

export interface EachOutcome<Result> {
  /** In the order of the things. */
  readonly done: readonly Result[];
  /** One for each thing that it went wrong with, which it names. */
  readonly failures: readonly Failure[];
}

export interface EachOptions<Item, Result> {
  /** What a failure calls the thing: `web-1`. */
  name(item: Item): string;
  act(item: Item): Promise<Result>;
}

/**
 * Does the same to many things at once. What went well is kept where others went wrong, so that a command can answer the one and
 * then throw the other (`throwFailures`).
 */
export async function attemptEach<Item, Result>(
  items: readonly Item[],
  { name, act }: EachOptions<Item, Result>,
): Promise<EachOutcome<Result>> {
  const settled = await Promise.allSettled(items.map((item) => act(item)));
  const done: Result[] = [];
  const failures: Failure[] = [];
  for (const [at, outcome] of settled.entries()) {
    if (outcome.status === 'fulfilled') done.push(outcome.value);
    else failures.push(nameFailure(outcome.reason, items.length > 1 ? name(items[at] as Item) : null));
  }
  return { done, failures: failures.filter(isSaidFirst) };
}

/** A token or a server that is no use, and Ctrl-C, are of all of them and not of one. */
const OF_ALL: readonly number[] = [exitCodes.unauthenticated, exitCodes.unreachable, exitCodes.interrupted];

function nameFailure(reason: unknown, name: string | null): Failure {
  if (!(reason instanceof Failure)) throw reason;
  return name === null || OF_ALL.includes(reason.exitCode) ? reason : reason.restated(`${name}: ${reason.message}`);
}

function isSaidFirst({ message }: Failure, at: number, all: readonly Failure[]): boolean {
  return all.findIndex((one) => one.message === message) === at;
}
