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
 * `stderr`. Never throws for what becomes of an action, so that what was made beside it can still be answered.
 */
export async function waitForActions(
  context: Context,
  actions: readonly Awaited[],
  { api, limitSeconds, longestPauseSeconds = 5 }: WaitOptions,
): Promise<WaitOutcome> {
  let waiting: readonly Waiting[] = actions;
  if (!waiting.some(isPending)) return outcomeOf(waiting);
  const startedAt = context.now();
  const display = await showWaiting(context, { startedAt, waiting: () => waiting });
  try {
    for (let pauseMs = FIRST_PAUSE_MS; waiting.some(isPending); pauseMs *= GROWTH) {
      const leftMs = startedAt + limitSeconds * 1000 - context.now();
      if (leftMs <= 0) {
        waiting = waiting.map((one) => (isPending(one) ? { ...one, failure: tooLate(one, limitSeconds) } : one));
        break;
      }
      await context.sleep(Math.min(pauseMs, longestPauseSeconds * 1000, leftMs));
      waiting = await Promise.all(waiting.map((one) => look(api, one)));
    }
  } catch (error) {
    display.clear();
    throw interrupted(error, waiting);
  }
  display.finish();
  return outcomeOf(waiting);
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

function outcomeOf(waiting: readonly Waiting[]): WaitOutcome {
  return {
    actions: waiting.flatMap(({ seen }) => (seen === undefined ? [] : [seen])),
    failures: waiting.flatMap((one) =>
      one.failure !== undefined ? [one.failure] : one.seen?.status === 'errored' ? [wentWrong(one)] : [],
    ),
  };
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

/** Ctrl-C ends the wait, and nothing else. */
function interrupted(error: unknown, waiting: readonly Waiting[]): unknown {
  if (!(error instanceof Failure) || error.exitCode !== exitCodes.interrupted) return error;
  const advice = waiting
    .filter(isPending)
    .map(({ id, title }) => `${title} goes on. To wait for it again: postern compute action wait ${id}`);
  return new Failure('Stopped waiting.', { exitCode: exitCodes.interrupted, advice });
}
