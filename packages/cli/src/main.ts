import process from 'node:process';
import { run } from './run.ts';
import { processInterrupts } from './terminal/interrupts.ts';

/** Runs the command that this process was started with, and leaves its exit code behind. */
export async function main(): Promise<void> {
  const { stdin, stdout, stderr, env } = process;
  for (const stream of [stdout, stderr]) stream.on('error', endQuietlyAtClosedPipe);
  process.exitCode = await run(process.argv.slice(2), {
    terminal: { stdin, stdout, stderr },
    environment: env,
    interrupts: processInterrupts,
  });
}

/** Whoever reads has enough, as `head` does: that is no fault of this command's. */
function endQuietlyAtClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
  process.exit(process.exitCode ?? 0);
}
