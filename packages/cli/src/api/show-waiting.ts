import type { Context } from '../context.ts';
import { canDraw, drawLive, type LiveLines } from '../terminal/live-lines.ts';
import { isPending, type Waiting } from './awaited-action.ts';

interface Shown {
  readonly startedAt: number;
  /** As it is at the moment. */
  readonly waiting: readonly Waiting[];
}

/** More actions than this are counted rather than listed. */
const LISTED_MAX = 10;

/**
 * Shows on `stderr` how a wait goes: at a terminal a line for each action, otherwise a line at the start and one at the end.
 * Programs that read JSON get neither without a terminal: there `stderr` holds nothing but errors.
 */
export async function showWaiting(context: Context, wait: Shown): Promise<LiveLines> {
  const seconds = (): string => `${Math.round((context.now() - wait.startedAt) / 1000)} s`;
  if (canDraw(context.terminal, context.environment)) {
    return drawLive(context.terminal, (spinner) => drawWaiting(context, wait.waiting, { spinner, time: seconds() }));
  }
  const say = (text: string): void => {
    if (context.output.mode !== 'json') context.output.note(text);
  };
  const [first, ...others] = wait.waiting;
  const subject = others.length === 0 && first !== undefined ? first.title : `${others.length + 1} actions`;
  say(`Waiting for ${subject}.`);
  return {
    finish: () => {
      const ended = wait.waiting;
      const states = [...new Set(ended.map(stateOf))].map((state) => {
        const count = ended.filter((one) => stateOf(one) === state).length;
        return ended.length === 1 ? state : `${count} ${state}`;
      });
      say(`${subject}: ${states.join(', ')} after ${seconds()}.`);
    },
    clear: () => undefined,
  };
}

interface Moment {
  readonly spinner: string;
  readonly time: string;
}

function drawWaiting(context: Context, waiting: readonly Waiting[], { spinner, time }: Moment): readonly string[] {
  const { paintNote } = context.output;
  const pending = waiting.filter(isPending);
  const listed = waiting.length > LISTED_MAX ? waiting.filter(({ failure }) => failure !== undefined) : waiting;
  const lines = listed.map((one) => {
    if (isPending(one)) return `${paintNote('cyan', spinner)} ${one.title}: ${stateOf(one)}, ${time}`;
    const mark = one.failure === undefined ? paintNote('green', '✔') : paintNote('red', '✖');
    return `${mark} ${one.title}: ${stateOf(one)}`;
  });
  if (waiting.length === 1) return lines;
  const mark = pending.length === 0 ? ' ' : paintNote('cyan', spinner);
  return [...lines, `${mark} ${waiting.length - pending.length} of ${waiting.length} ended, ${time}`];
}

function stateOf({ seen, failure }: Waiting): string {
  if (failure !== undefined && seen?.status !== 'errored') return 'not ended';
  return seen?.status ?? 'in-progress';
}
