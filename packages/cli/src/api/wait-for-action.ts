import type { Action } from '@postern/api';
import type { Context } from '../context.ts';
import { exitCodes } from '../exit-codes.ts';
import { Failure } from '../failure.ts';
import type { Api } from './api.ts';
import { isPending, type Awaited, type Waiting } from './awaited-action.ts';
import { showWaiting } from './show-waiting.ts';

export interface WaitOptions {
  readonly api: Api;
  /** After that the wait is given up. */
  readonly limitSeconds: number;
  /** Between one look and the next. Default 5. */
  readonly longestPauseSeconds?: number;
}

export interface WaitOutcome {
  /** As they were last seen, in the order in which they were asked for. */
  readonly actions: readonly Action[];
  /** One for each that went wrong, or did not come to an end in time. */
  readonly failures: readonly Failure[];
}

const FIRST_PAUSE_MS = 500;
const GROWTH = 1.5;

/**
 * Looks at actions again and again until each has come to an end: soon at first, then ever more seldom. How it goes is shown on
 * `stderr`. Never throws for what becomes of an action, nor for Ctrl-C, so that what was made beside it can still be answered.
 */
export async function waitForActions(
  context: Context,
  actions: readonly Awaited[],
  options: WaitOptions,
): Promise<WaitOutcome> {
  const wait = new Wait(context, actions, options);
  if (wait.isOver) return wait.outcome();
  const display = await showWaiting(context, wait);
  try {
    await context.untilInterrupted((signal) => wait.run(signal));
  } catch (error) {
    display.clear();
    if (!(error instanceof Failure) || error.exitCode !== exitCodes.interrupted) throw error;
    return wait.outcomeOfInterruption();
  }
  display.finish();
  return wait.outcome();
}

class Wait {
  waiting: readonly Waiting[];
  readonly startedAt: number;
  readonly #context: Context;
  readonly #options: WaitOptions;

  constructor(context: Context, actions: readonly Awaited[], options: WaitOptions) {
    this.#context = context;
    this.#options = options;
    this.startedAt = context.now();
    this.waiting = actions.map((one) => (one.seen?.status === 'errored' ? { ...one, failure: wentWrong(one) } : one));
  }

  get isOver(): boolean {
    return !this.waiting.some(isPending);
  }

  async run(signal: AbortSignal): Promise<void> {
    const { api, limitSeconds, longestPauseSeconds = 5 } = this.#options;
    for (let pauseMs = FIRST_PAUSE_MS; !this.isOver; pauseMs *= GROWTH) {
      const leftMs = this.startedAt + limitSeconds * 1000 - this.#context.now();
      if (leftMs <= 0) return this.#giveUp();
      await this.#context.sleep(Math.min(pauseMs, longestPauseSeconds * 1000, leftMs));
      this.waiting = await Promise.all(this.waiting.map((one) => look(api, one)));
      signal.throwIfAborted();
    }
  }

  outcome(): WaitOutcome {
    return {
      actions: this.waiting.flatMap(({ seen }) => (seen === undefined ? [] : [seen])),
      failures: this.waiting.flatMap(({ failure }) => (failure === undefined ? [] : [failure])),
    };
  }

  /** Ctrl-C ends the wait, and nothing else. */
  outcomeOfInterruption(): WaitOutcome {
    const advice = this.waiting
      .filter(isPending)
      .map(({ id, title }) => `${title} goes on. To wait for it again: postern compute action wait ${id}`);
    const stopped = new Failure('Stopped waiting.', { exitCode: exitCodes.interrupted, advice });
    const { actions, failures } = this.outcome();
    return { actions, failures: [stopped, ...failures] };
  }

  #giveUp(): void {
    const { limitSeconds } = this.#options;
    this.waiting = this.waiting.map((one) => (isPending(one) ? { ...one, failure: tooLate(one, limitSeconds) } : one));
  }
}

/** An action that is not seen to its end goes on nevertheless: what it was part of is not undone. */
async function look(api: Api, one: Waiting): Promise<Waiting> {
  if (!isPending(one)) return one;
  try {
    const { action } = await api.call('actions_get', { params: { action_id: one.id } });
    return { ...one, seen: action, ...(action.status === 'errored' && { failure: wentWrong(one) }) };
  } catch (error) {
    if (!(error instanceof Failure) || error.exitCode === exitCodes.interrupted) throw error;
    return { ...one, failure: error.restated(`${one.title} cannot be followed: ${error.message}`) };
  }
}

function wentWrong({ id, title }: Awaited): Failure {
  return new Failure(`${title} ended with an error.`, {
    exitCode: exitCodes.notReached,
    advice: [`What is known of it: postern compute action get ${id}`],
  });
}

function tooLate({ id, title }: Awaited, limitSeconds: number): Failure {
  return new Failure(`${title} is still in progress after ${limitSeconds} s.`, {
    exitCode: exitCodes.notReached,
    advice: [`It goes on. To wait for it again: postern compute action wait ${id}`],
  });
}
