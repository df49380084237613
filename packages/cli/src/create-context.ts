import type { GlobalValues } from './command/global-options.ts';
import type { Context } from './context.ts';
import { Output, type OutputOptions } from './output/output.ts';
import { Prompt } from './terminal/prompt.ts';
import type { Environment, Terminal } from './terminal/terminal.ts';

export interface RunOptions {
  readonly terminal: Terminal;
  readonly environment: Environment;
}

/** What a command gets to work with. */
export function createContext(
  globals: GlobalValues,
  { terminal, environment, ...output }: RunOptions & Omit<OutputOptions, 'mode'>,
): Context {
  const context: Context = {
    terminal,
    environment,
    globals,
    output: new Output(terminal, environment, { mode: globals.output, ...output }),
    prompt: new Prompt(terminal),
    now: () => Date.now(),
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    // Loaded only by commands that reach a server: others start faster without.
    api: async () => {
      const { findCredentials } = await import('./config/credentials.ts');
      const { connect } = await import('./api/connect.ts');
      return connect(context, await findCredentials(context));
    },
  };
  return context;
}
