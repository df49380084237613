import { readConfig, type ConfigFlags } from '../config.ts';
import { closeOnSignal, listen } from '../listen.ts';
import { createLogger } from '../logger.ts';
import { hasTokens, issueOwnerToken, openOwnerAccount } from '../owner-account.ts';
import { openPostern, type Postern } from '../postern.ts';
import type { AccountRow } from '../resources/account/account-store.ts';

/** Runs an empty server until it is told to stop. */
export async function start(flags: ConfigFlags): Promise<void> {
  const config = readConfig(flags, process.env);
  const logger = createLogger(config.logLevel);
  const postern = await openPostern(config, logger);
  closeOnSignal(postern, logger);
  // First of all: a token that was issued before the port proved to be taken would never be shown.
  const origin = await listen(postern, config);
  const account = await openOwnerAccount(postern, config);
  logger.info({ origin, data: config.dataFolder }, 'listening');
  const wayIn = await describeWayIn(postern, account, { origin, dataFolder: config.dataFolder });
  if (process.stdout.isTTY) process.stdout.write(`\nPostern listens on ${origin}\n${wayIn}\n`);
  else if (wayIn !== '') process.stderr.write(`${wayIn}\n`);
}

/** The first token is shown to a terminal only: a log is no place for it. */
async function describeWayIn(
  postern: Postern,
  account: AccountRow,
  { origin, dataFolder }: { origin: string; dataFolder: string },
): Promise<string> {
  if (await hasTokens(postern, account)) return '';
  if (!process.stdout.isTTY) {
    const command = `npm run owner-token -- --data ${quoteForShell(dataFolder)}`;
    return `There is no token yet. To get one, run this on this machine, at a terminal: ${command}`;
  }
  const secret = await issueOwnerToken(postern, account);
  return [
    '',
    'Your owner token, shown this once:',
    `  ${secret.reveal()}`,
    '',
    'Try it:',
    `  curl -X GET "${origin}/v2/account" -H "Authorization: Bearer ${secret.reveal()}"`,
  ].join('\n');
}

/** As one word of a command that is pasted. */
function quoteForShell(text: string): string {
  return /^[\w./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
