import type { Api } from './api/api.ts';
import type { GlobalValues } from './command/global-options.ts';
import type { Keychain } from './config/keychain.ts';
import type { Output } from './output/output.ts';
import type { Environment, Terminal } from './terminal/terminal.ts';
import type { Prompt } from './terminal/prompt.ts';

/** All that a command reaches of the world outside: nothing of `process` is read elsewhere. */
export interface Context {
  readonly terminal: Terminal;
  readonly environment: Environment;
  readonly globals: GlobalValues;
  readonly output: Output;
  readonly prompt: Prompt;
  readonly keychain: Keychain;
  /** The server with the token in use. Rejects with a `Failure` where no token is to be found. */
  api(): Promise<Api>;
  now(): number;
  /** Does something that ends with a `Failure` once somebody presses Ctrl-C; the signal tells it. */
  untilInterrupted<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T>;
  /** Waits, in milliseconds. Rejects with a `Failure` once somebody presses Ctrl-C. */
  sleep(ms: number): Promise<void>;
}
