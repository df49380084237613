import type { Secret } from '@postern/engine';
import type { OptionSpecs, OptionValues } from '../../../command/option-specs.ts';
import type { Context } from '../../../context.ts';
import { usageFailure } from '../../../failure.ts';
import { secretOutputs } from '../present-issued.ts';
import { toCommand } from './to-command.ts';
import { toEnvFile } from './to-env-file.ts';
import { toGithubSecret } from './to-github-secret.ts';

/** Takes a fresh secret somewhere without showing it. */
export interface HandOver {
  /** Where to, in words. */
  readonly place: string;
  /** Whether standard output is its own. */
  readonly writesOutput?: true;
  /** Answers how it ended: 0 when all went well. Throws a `Failure` where the secret did not arrive. */
  give(secret: Secret, origin: string): Promise<number>;
}

export const handOverOptions = {
  'to-env': {
    kind: 'pair',
    values: ['file', 'key'],
    summary: 'write it into a dotenv file under that key instead of showing it',
  },
  'to-github-secret': { kind: 'text', value: 'name', summary: 'store it as a secret of GitHub Actions, by gh' },
  repo: { kind: 'text', value: 'repository', summary: 'with --to-github-secret: owner/name, if not the one here' },
  exec: {
    kind: 'text',
    value: 'command',
    summary: 'run this by the shell with it in POSTERN_TOKEN, and end as it does',
  },
  force: { kind: 'flag', short: 'f', summary: 'with --to-env: also into a file that git would commit' },
} as const satisfies OptionSpecs;

export type HandOverValues = OptionValues<typeof handOverOptions>;

/** Makes sure that a secret can be handed over before there is one. `null`: it is to be shown. */
export async function prepareHandOver(context: Context, options: HandOverValues): Promise<HandOver | null> {
  const { 'to-env': env, 'to-github-secret': githubSecret, exec, repo } = options;
  if ([env, githubSecret, exec].filter((value) => value !== undefined).length > 1) {
    throw usageFailure('Give one of --to-env, --to-github-secret and --exec.');
  }
  if (repo !== undefined && githubSecret === undefined) throw usageFailure('--repo goes with --to-github-secret.');
  const handOver = await handOverTo(context, options);
  const modes: readonly string[] = secretOutputs;
  if (handOver !== null && modes.includes(context.output.mode)) {
    throw usageFailure('The secret is either handed over or printed: leave --output token out.');
  }
  return handOver;
}

async function handOverTo(context: Context, options: HandOverValues): Promise<HandOver | null> {
  const { 'to-env': env, 'to-github-secret': githubSecret, exec, repo, force } = options;
  if (env !== undefined) return toEnvFile(context, { file: env[0], key: env[1], force });
  if (githubSecret !== undefined) return toGithubSecret(context, { name: githubSecret, repo });
  return exec === undefined ? null : toCommand(context, exec);
}
