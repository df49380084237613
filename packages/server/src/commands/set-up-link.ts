import { readConfig, type ConfigFlags, type Environment } from '../config.ts';
import { originOf } from '../listen.ts';
import { ensureOwnerAccount } from '../owner-account.ts';
import { createSetUpLink } from '../resources/set-up/create-set-up-link.ts';
import { useEngine } from './use-engine.ts';

/** Makes the link by which the owner is set up, or comes back in; whether or not the server is running. */
export async function setUpLink(flags: ConfigFlags, environment: Environment): Promise<string> {
  const config = readConfig(flags, environment);
  return useEngine(config, async (open) => {
    const { id } = await ensureOwnerAccount(open, config);
    const link = await createSetUpLink(open, id);
    return link.linkAt(config.publicOrigin ?? originOf(config));
  });
}
