import type { Secret } from '@postern/engine';
import { findOwner } from '../auth/person-store.ts';
import { readConfig, type ConfigFlags, type Environment } from '../config.ts';
import { listenUntilSignal } from '../listen.ts';
import { hasTokens, issueOwnerToken, openOwnerAccount } from '../owner-account.ts';
import { createSetUpLink } from '../resources/set-up/create-set-up-link.ts';

/** A server that listens, and what its owner may still need. */
export interface RunningServer {
  /** Where it listens. */
  readonly origin: string;
  /** Where people reach it. */
  readonly publicOrigin: string;
  readonly pid: number;
  readonly dataFolder: string;
  readonly lacks: { readonly owner: boolean; readonly tokens: boolean };
  createSetUpLink(): Promise<string>;
  issueOwnerToken(): Promise<Secret>;
}

/** Runs a server until it is told to stop. Resolves once it listens. */
export async function serve(flags: ConfigFlags, environment: Environment): Promise<RunningServer> {
  const config = readConfig(flags, environment);
  return listenUntilSignal(config, async ({ postern, origin, logger }) => {
    const account = await openOwnerAccount(postern, config);
    const publicOrigin = config.publicOrigin ?? origin;
    const lacks = {
      owner: (await findOwner(postern.database.kysely, account.id)) === undefined,
      tokens: !(await hasTokens(postern, account)),
    };
    logger.info({ origin, data: config.dataFolder }, 'listening');
    return {
      origin,
      publicOrigin,
      pid: process.pid,
      dataFolder: config.dataFolder,
      lacks,
      createSetUpLink: async () => (await createSetUpLink(postern, account.id)).linkAt(publicOrigin),
      issueOwnerToken: () => issueOwnerToken(postern, account),
    };
  });
}
