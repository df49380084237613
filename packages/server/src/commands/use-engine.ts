import { existsSync } from 'node:fs';
import { PosternError, type Request } from '@postern/engine';
import type { Config } from '../config.ts';
import { openEngine, type OpenEngine } from '../open-engine.ts';

/** Whoever can run a command on the machine owns it; the audit trail names them so. */
export const BY_OPERATOR: Request = { actor: { kind: 'person', name: 'operator' } };

/** Opens the database for as long as the work takes. Nothing listens, and nothing happens by itself. */
export async function useEngine<Result>(config: Config, work: (open: OpenEngine) => Promise<Result>): Promise<Result> {
  const open = await openEngine(config);
  try {
    return await work(open);
  } finally {
    await open.database.close();
  }
}

/** The same on a database that must be there: a folder that was mistyped is no reason to make one. */
export async function useKnownEngine<Result>(
  config: Config,
  work: (open: OpenEngine) => Promise<Result>,
): Promise<Result> {
  const { database } = config;
  if ('path' in database && !existsSync(database.path)) {
    throw new PosternError(
      'invalid_configuration',
      `There is no database at ${database.path}. Name the data folder of the server with --data or POSTERN_DATA, or set DATABASE_URL.`,
    );
  }
  return useEngine(config, work);
}
