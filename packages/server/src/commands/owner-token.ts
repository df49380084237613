import type { Secret } from '@postern/engine';
import { readConfig, type ConfigFlags, type Environment } from '../config.ts';
import { ensureOwnerAccount, issueOwnerToken } from '../owner-account.ts';
import { useEngine } from './use-engine.ts';

/** Issues an owner token on the machine itself, whether or not the server is running. */
export async function ownerToken(flags: ConfigFlags, environment: Environment): Promise<Secret> {
  const config = readConfig(flags, environment);
  return useEngine(config, async (open) => issueOwnerToken(open, await ensureOwnerAccount(open, config)));
}
