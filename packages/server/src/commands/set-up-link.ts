import { PosternError } from '@postern/engine';
import { readConfig, type ConfigFlags } from '../config.ts';
import { createLogger } from '../logger.ts';
import { ensureOwnerAccount } from '../owner-account.ts';
import { openPostern } from '../postern.ts';
import { createSetUpLink } from '../resources/set-up/create-set-up-link.ts';

/** Shows the link by which the owner is set up, or comes back in, to the terminal; whether or not the server is running. */
export async function setUpLink(flags: ConfigFlags): Promise<void> {
  if (!process.stdout.isTTY) {
    throw new PosternError(
      'invalid_configuration',
      'A set-up link is shown to a terminal only. Run this command at one, without piping its output.',
    );
  }
  const config = readConfig(flags, process.env);
  const postern = await openPostern(config, createLogger('warn'));
  try {
    const { id } = await ensureOwnerAccount(postern, config);
    const link = await createSetUpLink(postern, id);
    const origin =
      config.publicOrigin ?? `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${config.port}`;
    process.stdout.write(`Your set-up link, good once within 24 hours:\n  ${link.linkAt(origin)}\n`);
  } finally {
    await postern.close();
  }
}
