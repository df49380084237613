import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A program as a shell would run it, its output in a file. */
export interface TimedCommand {
  readonly command: string;
  readonly parameters: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  /** Where its output goes: grep stops early when nobody reads it. */
  readonly output: string;
}

export interface CommandTime {
  readonly ms: number;
  /** User and system time, of all its threads. */
  readonly cpuMs: number;
  readonly code: number;
  readonly output: string;
}

/** Runs a program to its end. The shell around it is there for what it counts: the processor time of its children. */
export function timeCommand({ command, parameters, environment = {}, output }: TimedCommand): CommandTime {
  const script = 'out=$1; shift; "$@" >"$out" 2>/dev/null; code=$?; times; exit $code';
  const start = performance.now();
  const shell = spawnSync('sh', ['-c', script, 'sh', output, command, ...parameters], {
    encoding: 'utf8',
    env: { ...process.env, ...environment },
  });
  const ms = performance.now() - start;
  const children = shell.stdout.trim().split('\n')[1] ?? '';
  const cpuMs = children.split(' ').reduce((sum, time) => sum + milliseconds(time), 0);
  return { ms, cpuMs, code: shell.status ?? -1, output: readFileSync(output, 'utf8') };
}

/** `0m1.250s`, as `times` writes it. */
function milliseconds(text: string): number {
  const [minutes = '0', seconds = '0'] = text.replace('s', '').split('m');
  return (Number(minutes) * 60 + Number(seconds)) * 1000;
}
