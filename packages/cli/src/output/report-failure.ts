import { exitCodes, type ExitCode } from '../exit-codes.ts';
import { Failure, Failures } from '../failure.ts';
import { hideTokens } from './hide-tokens.ts';
import { paintFor } from '../terminal/paint.ts';
import type { Environment, Terminal } from '../terminal/terminal.ts';

interface ReportOptions {
  readonly terminal: Terminal;
  readonly environment: Environment;
  readonly isJson: boolean;
}

/** Says what went wrong on `stderr`: in words, or as `{"errors":[{"detail":…}]}` where JSON was asked for. */
export function reportFailure(error: unknown, { terminal, environment, isJson }: ReportOptions): ExitCode {
  const failures = failuresOf(error);
  if (isJson) {
    terminal.stderr.write(`${hideTokens(JSON.stringify({ errors: failures.map(toJson) }, null, 2))}\n`);
  } else {
    const paint = paintFor(terminal.stderr, environment);
    const lines = failures.flatMap(({ message, advice }) => [
      `${paint('red', 'Error:')} ${message}`,
      ...advice.map((line) => `  ${line}`),
    ]);
    terminal.stderr.write(`${hideTokens(lines.join('\n'))}\n`);
  }
  return failures[0].exitCode;
}

function failuresOf(error: unknown): Failures['all'] {
  if (error instanceof Failures) return error.all;
  return [error instanceof Failure ? error : unexpected(error)];
}

function toJson({ message, advice, problem }: Failure): Readonly<Record<string, unknown>> {
  return { detail: message, ...(advice.length > 0 && { advice }), ...(problem !== null && { problem }) };
}

/** A bug, or the machine: said with its stack, which is the way to find it. */
function unexpected(error: unknown): Failure {
  // Errors of the server's own have a code and are sentences for people.
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return new Failure(error.message);
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return new Failure(`This is a bug in postern: ${text}`, { exitCode: exitCodes.failed });
}
