import process from 'node:process';
import { run } from './run.ts';
import { processInterrupts } from './terminal/interrupts.ts';

/** Runs the command that this process was started with, and leaves its exit code behind. */
export async function main(): Promise<void> {
  const { stdin, stdout, stderr, env } = process;
  process.exitCode = await run(process.argv.slice(2), {
    terminal: { stdin, stdout, stderr },
    environment: env,
    interrupts: processInterrupts,
  });
}
