import { spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import { Failure, usageFailure } from '../../../failure.ts';

/** A git that is running. */
export interface RunningGit {
  readonly stdout: Readable;
  /** Rejects with a `Failure` in git's own words where it failed. */
  readonly ended: Promise<void>;
}

export interface GitOptions {
  /** Whose repository it is. */
  readonly folder: string;
  readonly input?: Iterable<string>;
}

/** No hook or program that a repository names is run: it may be a stranger's. */
const CAREFUL = ['--no-pager', '-c', 'core.fsmonitor=false', '-c', 'log.showSignature=false'];

/** Starts git, whose output is read while it runs. */
export function startGit(parameters: readonly string[], { folder, input = [] }: GitOptions): RunningGit {
  const git = spawn('git', [...CAREFUL, ...parameters], { cwd: folder, stdio: ['pipe', 'pipe', 'pipe'] });
  let said = '';
  git.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  const ended = new Promise<void>((resolve, reject) => {
    git.on('error', (error) => {
      reject(
        usageFailure('git could not be started.', [`Is it installed, and is there a folder ${folder}?`, error.message]),
      );
    });
    git.on('close', (code) => {
      if (code === 0) resolve();
      else reject(new Failure(`git could not read the repository: ${said.trim().split('\n')[0] ?? ''}`));
    });
  });
  // Handled where it is waited for; until then it is no unhandled one.
  ended.catch(() => {});
  // Where git ends before it read all, its exit code says why.
  git.stdin.on('error', () => {});
  git.stdin.end([...input].join(''));
  return { stdout: git.stdout, ended };
}

/** All that git prints, cut at each NUL. */
export async function* readRecords(parameters: readonly string[], options: GitOptions): AsyncGenerator<string> {
  const git = startGit(parameters, options);
  let rest = '';
  for await (const text of git.stdout.setEncoding('utf8') as AsyncIterable<string>) {
    const records = (rest + text).split('\0');
    rest = records.pop() ?? '';
    yield* records;
  }
  await git.ended;
  if (rest !== '') yield rest;
}
