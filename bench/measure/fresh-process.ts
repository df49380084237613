import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** Runs a module in a Node.js process of its own, with this one's options, and answers the JSON that it prints. */
export async function runFreshProcess(modulePath: string, args: readonly string[]): Promise<unknown> {
  const { stdout } = await promisify(execFile)(process.execPath, [
    ...process.execArgv,
    '--expose-gc',
    modulePath,
    ...args,
  ]);
  return JSON.parse(stdout);
}
