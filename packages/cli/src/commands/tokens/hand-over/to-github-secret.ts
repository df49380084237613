import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import type { Context } from '../../../context.ts';
import { Failure, usageFailure } from '../../../failure.ts';
import type { HandOver } from './hand-over.ts';

interface GithubSecret {
  readonly name: string;
  /** `owner/name`; undefined: the repository of the folder. */
  readonly repo: string | undefined;
}

/** Stores it through GitHub's own command, which reads it from its standard input. */
export async function toGithubSecret(context: Context, { name, repo }: GithubSecret): Promise<HandOver> {
  if (!/^(?!GITHUB_)[A-Z_][A-Z0-9_]*$/i.test(name)) {
    throw usageFailure(
      `"${name}" cannot name a secret of GitHub: letters, digits and _, no digit and no GITHUB_ first.`,
    );
  }
  await runGh(context, ['--version'], '');
  const words = ['secret', 'set', name, ...(repo === undefined ? [] : ['--repo', repo])];
  return {
    place: `the GitHub secret ${name}${repo === undefined ? '' : ` of ${repo}`}`,
    give: async (secret) => {
      await runGh(context, words, secret.reveal());
      return 0;
    },
  };
}

async function runGh({ environment }: Context, words: readonly string[], input: string): Promise<void> {
  const child = spawn('gh', [...words], { env: environment, stdio: ['pipe', 'pipe', 'pipe'] });
  // One that ends without having read everything says why by its exit code.
  child.stdin.on('error', () => undefined);
  const ended = new Promise<string>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve(signal ?? String(code)));
  });
  child.stdin.end(input);
  const [said, problem, end] = await Promise.all([text(child.stdout), text(child.stderr), ended]).catch(
    (error: unknown) => {
      throw new Failure('gh, the command of GitHub, cannot be run here.', {
        advice: ['Install it from https://cli.github.com, and sign in: gh auth login'],
        cause: error,
      });
    },
  );
  if (end === '0') return;
  const lines = `${problem}\n${said}`.split('\n').filter((line) => line.trim() !== '');
  throw new Failure(`gh ended with ${end}.`, { advice: lines.map((line) => withoutSecret(line, input)) });
}

function withoutSecret(line: string, secret: string): string {
  return secret === '' ? line : line.replaceAll(secret, '[the secret]');
}
