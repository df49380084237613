import type { Problem } from '@postern/api/client';
import { exitCodes, type ExitCode } from './exit-codes.ts';

interface FailureOptions {
  /** Default: `failed`. */
  readonly exitCode?: ExitCode;
  /** What to do about it, a line each. */
  readonly advice?: readonly string[];
  /** What the server said, whole. */
  readonly problem?: Problem;
  readonly cause?: unknown;
}

/** Ends a command with a sentence for whoever ran it. Any other error that reaches the end is a bug. */
export class Failure extends Error {
  readonly exitCode: ExitCode;
  readonly advice: readonly string[];
  readonly problem: Problem | null;

  constructor(message: string, { exitCode = exitCodes.failed, advice = [], problem, cause }: FailureOptions = {}) {
    super(message, { cause });
    this.name = 'Failure';
    this.exitCode = exitCode;
    this.advice = advice;
    this.problem = problem ?? null;
  }

  /** The same failure in other words. */
  restated(message: string): Failure {
    const { exitCode, advice, problem, cause } = this;
    return new Failure(message, { exitCode, advice, cause, ...(problem !== null && { problem }) });
  }
}

/** Several things of one command went wrong. Each is said by itself; the command ends as the first would have ended it. */
export class Failures extends Error {
  readonly all: readonly [Failure, ...Failure[]];

  constructor(all: readonly [Failure, ...Failure[]]) {
    super(all.map(({ message }) => message).join('\n'));
    this.name = 'Failures';
    this.all = all;
  }
}

/** Ends the command where anything went wrong, after what went well has been answered. */
export function throwFailures([first, ...others]: readonly Failure[]): void {
  if (first !== undefined) throw new Failures([first, ...others]);
}

/** The command line says something that the command does not take. */
export function usageFailure(message: string, advice: readonly string[] = []): Failure {
  return new Failure(message, { exitCode: exitCodes.usage, advice });
}
