import type { Context } from '../../context.ts';
import { Failure } from '../../failure.ts';

/** What opens everything is shown to whoever sits there, and to no log and no file. `what` begins the sentence: `A set-up link`. */
export function refusePipe({ terminal }: Context, what: string): void {
  if (terminal.stdout.isTTY === true) return;
  throw new Failure(`${what} is shown to a terminal only. Run this command at one, without piping its output.`);
}
