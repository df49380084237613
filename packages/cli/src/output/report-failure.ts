import { exitCodes, type ExitCode } from '../exit-codes.ts';
import { Failure } from '../failure.ts';
import { paintFor } from '../terminal/paint.ts';
import type { Environment, Terminal } from '../terminal/terminal.ts';

interface ReportOptions {
  readonly terminal: Terminal;
  readonly environment: Environment;
  readonly isJson: boolean;
}

/** Says what went wrong on `stderr`: in words, or as `{"errors":[{"detail":…}]}` where JSON was asked for. */
export function reportFailure(error: unknown, { terminal, environment, isJson }: ReportOptions): ExitCode {
  const failure = error instanceof Failure ? error : unexpected(error);
  if (isJson) {
    const { message, advice, problem } = failure;
    const detail = { detail: message, ...(advice.length > 0 && { advice }), ...(problem !== null && { problem }) };
    terminal.stderr.write(`${JSON.stringify({ errors: [detail] }, null, 2)}\n`);
  } else {
    const paint = paintFor(terminal.stderr, environment);
    const lines = [`${paint('red', 'Error:')} ${failure.message}`, ...failure.advice.map((line) => `  ${line}`)];
    terminal.stderr.write(`${lines.join('\n')}\n`);
  }
  return failure.exitCode;
}

/** A bug, or the machine: said with its stack, which is the way to find it. */
function unexpected(error: unknown): Failure {
  // Errors of the server's own have a code and are sentences for people.
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return new Failure(error.message);
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return new Failure(`This is a bug in postern: ${text}`, { exitCode: exitCodes.failed });
}
