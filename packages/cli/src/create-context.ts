import { setTimeout as wait } from 'node:timers/promises';
import type { GlobalValues } from './command/global-options.ts';
import type { Keychain } from './config/keychain.ts';
import { systemKeychain } from './config/system-keychain.ts';
import type { Context } from './context.ts';
import { Output, type OutputOptions } from './output/output.ts';
import { noInterrupts, untilInterrupted, type Interrupts } from './terminal/interrupts.ts';
import { Prompt } from './terminal/prompt.ts';
import { isInteractive, type Environment, type Terminal } from './terminal/terminal.ts';

export interface RunOptions {
  readonly terminal: Terminal;
  readonly environment: Environment;
  /** Default: that of the operating system. */
  readonly keychain?: Keychain;
  /** Default: none. */
  readonly interrupts?: Interrupts;
}

/** How long a keychain may take that somebody sits there to unlock, and one that nobody does. */
const UNLOCK_MS = 60_000;
const ANSWER_MS = 5_000;

/** What a command gets to work with. */
export function createContext(
  globals: GlobalValues,
  { terminal, environment, keychain, interrupts = noInterrupts, ...output }: RunOptions & Omit<OutputOptions, 'mode'>,
): Context {
  const canAsk = globals.interactive !== false && isInteractive(terminal);
  const context: Context = {
    terminal,
    environment,
    globals,
    output: new Output(terminal, environment, { mode: globals.output, ...output }),
    prompt: new Prompt(terminal, { canAsk }),
    keychain: keychain ?? systemKeychain({ environment, patienceMs: canAsk ? UNLOCK_MS : ANSWER_MS }),
    now: () => Date.now(),
    untilInterrupted: (work) => untilInterrupted(interrupts, work),
    sleep: (ms) => context.untilInterrupted((signal) => wait(ms, undefined, { signal })),
    // Loaded only by commands that reach a server: others start faster without.
    api: async () => {
      const { findCredentials } = await import('./config/credentials.ts');
      const { connect } = await import('./api/connect.ts');
      return connect(context, await findCredentials(context));
    },
  };
  return context;
}
