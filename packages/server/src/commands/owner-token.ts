import type { Secret } from '@postern/engine';
import { readConfig, type ConfigFlags, type Environment } from '../config.ts';
import { ensureOwnerAccount, issueOwnerToken } from '../owner-account.ts';
import { usePostern } from './use-postern.ts';

/** Issues an owner token on the machine itself, whether or not the server is running. */
export async function ownerToken(flags: ConfigFlags, environment: Environment): Promise<Secret> {
  const config = readConfig(flags, environment);
  return usePostern(config, async (postern) => issueOwnerToken(postern, await ensureOwnerAccount(postern, config)));
}
