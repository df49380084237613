import { spawn, type ChildProcess } from 'node:child_process';
import { constants } from 'node:os';
import process from 'node:process';
import type { Context } from '../../../context.ts';
import { Failure } from '../../../failure.ts';
import type { Input, Screen, Terminal } from '../../../terminal/terminal.ts';
import type { HandOver } from './hand-over.ts';

/** Runs a command by the shell with the secret in its environment and nowhere else. */
export function toCommand({ environment, terminal }: Context, command: string): HandOver {
  return {
    place: `the command "${command}"`,
    writesOutput: true,
    give: async (secret, origin) => {
      const env = { ...environment, POSTERN_TOKEN: secret.reveal(), POSTERN_API_URL: origin };
      const { stdin, stdout, stderr } = terminal;
      const stdio = [handleOf(stdin), handleOf(stdout), handleOf(stderr)];
      // Ctrl-C reaches the command as well, and this process stays to see how it ends: from before there is one.
      process.on('SIGINT', stay);
      try {
        const child = spawn(command, { shell: true, env, stdio });
        connect(child, terminal);
        return await endOf(child);
      } finally {
        process.off('SIGINT', stay);
      }
    },
  };
}

/** The very file where the stream has one, so that a program sees the terminal that it is at. */
function handleOf(stream: Input | Screen): number | 'pipe' {
  return 'fd' in stream && typeof stream.fd === 'number' ? stream.fd : 'pipe';
}

function connect({ stdin, stdout, stderr }: ChildProcess, terminal: Terminal): void {
  if (stdin !== null) {
    // A command need not read what is there for it.
    stdin.on('error', () => undefined);
    terminal.stdin.pipe(stdin);
  }
  stdout?.pipe(terminal.stdout, { end: false });
  stderr?.pipe(terminal.stderr, { end: false });
}

function stay(): void {
  // That somebody listens keeps the process alive.
}

/** As shells count it. */
function endOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.on('error', (error) => reject(new Failure(`The command cannot be run: ${error.message}`, { cause: error })));
    child.on('close', (code, signal) => resolve(code ?? 128 + constants.signals[signal ?? 'SIGTERM']));
  });
}
