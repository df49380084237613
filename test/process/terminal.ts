import { spawn } from '@lydell/node-pty';
import { onTestFinished } from 'vitest';
import { plainEnvironment, REPOSITORY, CLI_BIN } from '../support/server-process.ts';

const TOKEN_SHOWN = /\bpat_v1_[0-9A-Za-z]{64}\b/;

/** A program at a terminal, as a person would run it. */
export interface Terminal {
  /** All that it showed so far. */
  text(): string;
  /** Waits for a text, and answers it. Rejects when the program ends without it. */
  waitFor(pattern: RegExp): Promise<string>;
  /** What the program answered at its end. */
  readonly exitCode: Promise<number>;
  /** Types; `\x03` is Ctrl-C. */
  type(text: string): void;
}

export function openTerminal(
  command: string,
  parameters: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Terminal {
  // Wide, so that nothing is wrapped.
  const terminal = spawn(command, [...parameters], {
    cols: 1000,
    cwd: REPOSITORY,
    env: { ...plainEnvironment(), ...environment },
  });
  let text = '';
  let isRunning = true;
  terminal.onData((shown) => (text += shown));
  const exitCode = new Promise<number>((resolve) => {
    terminal.onExit(({ exitCode: code }) => {
      isRunning = false;
      resolve(code);
    });
  });
  onTestFinished(() => {
    if (isRunning) terminal.kill('SIGKILL');
  });
  return {
    text: () => text,
    exitCode,
    type: (typed) => terminal.write(typed),
    waitFor: async (pattern) => {
      const shown = new Promise<string>((resolve) => {
        const look = (): void => {
          const match = pattern.exec(text);
          if (match !== null) resolve(match[0]);
        };
        terminal.onData(look);
        look();
      });
      const ended = exitCode.then((code): never => {
        throw new Error(`The program ended with ${code} before it showed ${String(pattern)}:\n${text}`);
      });
      return Promise.race([shown, ended]);
    },
  };
}

/** Runs a command of `postern` at a terminal. */
export function openCliTerminal(
  parameters: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Terminal {
  return openTerminal(process.execPath, [CLI_BIN, ...parameters], environment);
}

/** An owner token of a data folder, issued at a terminal, as its owner would. */
export async function issueOwnerToken(
  data: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<string> {
  const terminal = openCliTerminal(['admin', 'owner-token', '--data', data], environment);
  const token = await terminal.waitFor(TOKEN_SHOWN);
  const code = await terminal.exitCode;
  if (code !== 0) throw new Error(`The command ended with ${code}:\n${terminal.text()}`);
  return token;
}

/** Waits until a token is shown, and answers it. */
export function readShownToken(terminal: Terminal): Promise<string> {
  return terminal.waitFor(TOKEN_SHOWN);
}
