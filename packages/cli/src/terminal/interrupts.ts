import process from 'node:process';
import { exitCodes } from '../exit-codes.ts';
import { Failure } from '../failure.ts';

/** Ctrl-C, as far as somebody wants to hear of it. While nobody does, it ends the process as it always did. */
export interface Interrupts {
  /** Calls once. Answers what ends the listening. */
  listen(onInterrupt: () => void): () => void;
}

export const processInterrupts: Interrupts = {
  listen: (onInterrupt) => {
    process.once('SIGINT', onInterrupt);
    return () => void process.off('SIGINT', onInterrupt);
  },
};

/** For a command that runs inside another program, which has its own way to end. */
export const noInterrupts: Interrupts = { listen: () => () => undefined };

/** Does something that ends with a `Failure` as soon as somebody presses Ctrl-C. `work` is told by the signal. */
export async function untilInterrupted<T>(
  interrupts: Interrupts,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const ignore = interrupts.listen(() => controller.abort());
  try {
    return await work(controller.signal);
  } catch (error) {
    if (!controller.signal.aborted) throw error;
    throw new Failure('Stopped.', { exitCode: exitCodes.interrupted, cause: error });
  } finally {
    ignore();
  }
}
