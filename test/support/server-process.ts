import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { onTestFinished } from 'vitest';

export const REPOSITORY: string = join(import.meta.dirname, '../..');
/** The command as a shell finds it; it runs what `npm test` built. */
export const CLI_BIN: string = join(REPOSITORY, 'packages/cli/bin/postern.js');

/** Too high to be met. */
const NO_RATE_LIMIT = '1000000000/hour';

/** How a process ended, and all that it wrote. */
export interface ProcessEnd {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface SpawnOptions {
  readonly environment?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** The head of a process group of its own, so that what it leaves behind can be found. */
  readonly detached?: boolean;
}

/** The one line that the demo prints for scripts. */
export interface DemoLine {
  readonly origin: string;
  readonly pid: number;
  readonly token: string;
  readonly read_only_token: string;
  readonly narrow_token: string;
  readonly email: string;
  readonly password: string;
}

/** A process of a test's own. It is killed with the test, if it has not ended by then. */
export class TestProcess {
  stdout = '';
  stderr = '';
  readonly pid: number;
  readonly ended: Promise<ProcessEnd>;
  readonly #child: ChildProcess;

  constructor(child: ChildProcess) {
    this.#child = child;
    this.pid = child.pid ?? 0;
    child.stdout?.setEncoding('utf8').on('data', (text: string) => (this.stdout += text));
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (this.stderr += text));
    this.ended = new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code, signal) => resolve({ code, signal, stdout: this.stdout, stderr: this.stderr }));
    });
  }

  /** Waits for a text on either stream, and answers the match. Rejects when the process ends without it. */
  async waitFor(stream: 'stdout' | 'stderr', pattern: RegExp): Promise<RegExpExecArray> {
    const written = new Promise<RegExpExecArray>((resolve) => {
      const look = (): void => {
        const match = pattern.exec(this[stream]);
        if (match !== null) resolve(match);
      };
      this.#child[stream]?.on('data', look);
      look();
    });
    const ended = this.ended.then(({ code, stderr }): never => {
      throw new Error(`The process ended with ${code} before it wrote ${String(pattern)}:\n${stderr}`);
    });
    return Promise.race([written, ended]);
  }

  /** Sends a signal and waits for the end. */
  end(signal: NodeJS.Signals = 'SIGTERM'): Promise<ProcessEnd> {
    this.#child.kill(signal);
    return this.ended;
  }

  /** Ends it, if it has not ended yet. */
  async kill(): Promise<void> {
    if (this.#child.exitCode === null && this.#child.signalCode === null) await this.end('SIGKILL');
  }
}

export function spawnProcess(command: string, parameters: readonly string[], options: SpawnOptions = {}): TestProcess {
  const { environment = {}, cwd = REPOSITORY, detached = false } = options;
  const env = { ...plainEnvironment(), ...environment };
  const child = spawn(command, parameters, { cwd, detached, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const running = new TestProcess(child);
  onTestFinished(() => running.kill());
  return running;
}

/** What a user's shell would give: nothing of the test run's own settings, and the machine's Node.js, not the one of npm. */
export function plainEnvironment(): Record<string, string> {
  const { PATH = '', HOME = tmpdir(), TMPDIR } = process.env;
  const path = PATH.split(delimiter).filter((folder) => !folder.includes('node_modules'));
  return { PATH: path.join(delimiter), HOME, ...(TMPDIR !== undefined && { TMPDIR }) };
}

export interface ServerOptions extends SpawnOptions {
  /** Flags of Node.js itself. */
  readonly nodeFlags?: readonly string[];
  /** Flags of the command, after those that every test gives. */
  readonly flags?: readonly string[];
}

/** Runs a command of `postern`, such as `serve` and `demo`, and its flags. */
export function spawnCli(parameters: readonly string[], options: ServerOptions = {}): TestProcess {
  return spawnProcess(process.execPath, [...(options.nodeFlags ?? []), CLI_BIN, ...parameters], options);
}

export interface RunningServer {
  readonly server: TestProcess;
  readonly origin: string;
}

/** Starts a server on a folder and waits until it listens, on a port that is free. */
export async function startServer(data: string, options: ServerOptions = {}): Promise<RunningServer> {
  const flags = ['--port', '0', '--data', data, '--rate-limit', NO_RATE_LIMIT, ...(options.flags ?? [])];
  const server = spawnCli(['serve', ...flags], options);
  const [, origin = ''] = await server.waitFor('stderr', /"origin":"([^"]+)"/);
  return { server, origin };
}

/** Starts a demo on a folder and waits for its line. */
export async function startDemo(
  data: string,
  options: ServerOptions = {},
): Promise<RunningServer & { readonly line: DemoLine }> {
  const flags = ['--port', '0', '--data', data, '--output', 'json', ...(options.flags ?? [])];
  const server = spawnCli(['demo', ...flags], options);
  await server.waitFor('stdout', /\n/);
  const line = JSON.parse(server.stdout) as DemoLine;
  return { server, origin: line.origin, line };
}

/** A folder that only this user can read, as a data folder must be; removed with the test. */
export async function makeDataFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'postern-process-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}
