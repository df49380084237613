import type { Readable, Writable } from 'node:stream';

/** What a command reads from. */
export type Input = Readable & { readonly isTTY?: boolean };
/** What a command writes to; `columns` where that is a terminal. */
export type Screen = Writable & { readonly isTTY?: boolean; readonly columns?: number };

/** The three streams of a process. What a command answers goes to `stdout`, all that it says besides to `stderr`. */
export interface Terminal {
  readonly stdin: Input;
  readonly stdout: Screen;
  readonly stderr: Screen;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** Whether somebody sits there to be asked. */
export function isInteractive({ stdin, stderr }: Terminal): boolean {
  return stdin.isTTY === true && stderr.isTTY === true;
}
