import { PosternError } from '@postern/engine';
import { readConfig, type ConfigFlags } from '../config.ts';
import { createLogger } from '../logger.ts';
import { ensureOwnerAccount, issueOwnerToken } from '../owner-account.ts';
import { openPostern } from '../postern.ts';

/** Issues an owner token on the machine itself, whether or not the server is running, and shows it to the terminal. */
export async function ownerToken(flags: ConfigFlags): Promise<void> {
  if (!process.stdout.isTTY) {
    throw new PosternError(
      'invalid_configuration',
      'An owner token is shown to a terminal only. Run this command at one, without piping its output.',
    );
  }
  const config = readConfig(flags, process.env);
  const postern = await openPostern(config, createLogger('warn'));
  try {
    const secret = await issueOwnerToken(postern, await ensureOwnerAccount(postern, config));
    process.stdout.write(`Your owner token, shown this once:\n  ${secret.reveal()}\n`);
  } finally {
    await postern.close();
  }
}
