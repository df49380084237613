import { readConfig, type ConfigFlags } from '../config.ts';
import { closeOnSignal, listen } from '../listen.ts';
import { createLogger } from '../logger.ts';
import { ensureOwnerAccount, hasTokens, issueOwnerToken } from '../owner-account.ts';
import { openPostern, type Postern } from '../postern.ts';

/** Runs an empty server until it is told to stop. */
export async function start(flags: ConfigFlags): Promise<void> {
  const config = readConfig(flags, process.env);
  const logger = createLogger(config.logLevel);
  const postern = await openPostern(config, logger);
  closeOnSignal(postern, logger);
  const welcome = await describeWayIn(postern, config.dataFolder);
  const origin = await listen(postern, config);
  logger.info({ origin, data: config.dataFolder }, 'listening');
  if (process.stdout.isTTY) process.stdout.write(`\nPostern listens on ${origin}\n${welcome(origin)}\n`);
  else if (welcome(origin) !== '') process.stderr.write(`${welcome(origin)}\n`);
}

/** The first token is shown to a terminal only: a log is no place for it. */
async function describeWayIn(postern: Postern, dataFolder: string): Promise<(origin: string) => string> {
  const account = await ensureOwnerAccount(postern);
  if (await hasTokens(postern, account)) return () => '';
  if (!process.stdout.isTTY) {
    const command = `npm run owner-token -- --data ${dataFolder}`;
    return () => `There is no token yet. To get one, run this on this machine, at a terminal: ${command}`;
  }
  const secret = await issueOwnerToken(postern, account);
  return (origin) =>
    [
      '',
      'Your owner token, shown this once:',
      `  ${secret.reveal()}`,
      '',
      'Try it:',
      `  curl -X GET "${origin}/v2/account" -H "Authorization: Bearer ${secret.reveal()}"`,
    ].join('\n');
}
