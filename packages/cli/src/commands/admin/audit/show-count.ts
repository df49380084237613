import type { Context } from '../../../context.ts';
import { canDraw, drawLive, type LiveLines } from '../../../terminal/live-lines.ts';

/** Shows at a terminal how many entries have gone by, until it is cleared. Anywhere else it shows nothing. */
export async function showCount({ terminal, environment }: Context, count: () => number): Promise<LiveLines> {
  if (!canDraw(terminal, environment)) return { finish: () => undefined, clear: () => undefined };
  return drawLive(terminal, (spinner) => [`${spinner} ${describeCount(count())}`]);
}

export function describeCount(entries: number): string {
  return entries === 1 ? '1 entry' : `${entries.toLocaleString('en-GB')} entries`;
}
