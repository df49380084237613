import { findOwner } from '../auth/person-store.ts';
import { readConfig, type ConfigFlags } from '../config.ts';
import { closeOnSignal, listen } from '../listen.ts';
import { createLogger } from '../logger.ts';
import { hasTokens, issueOwnerToken, openOwnerAccount } from '../owner-account.ts';
import { openPostern, type Postern } from '../postern.ts';
import type { AccountRow } from '../resources/account/account-store.ts';
import { createSetUpLink } from '../resources/set-up/create-set-up-link.ts';

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
  const wayIn = await describeWayIn(postern, account, {
    origin: config.publicOrigin ?? origin,
    dataFolder: config.dataFolder,
  });
  if (process.stdout.isTTY) process.stdout.write(`\nPostern listens on ${origin}\n${wayIn}\n`);
  else if (wayIn !== '') process.stderr.write(`${wayIn}\n`);
}

interface Place {
  readonly origin: string;
  readonly dataFolder: string;
}

/** The set-up link and the first token are shown to a terminal only: a log is no place for them. */
async function describeWayIn(postern: Postern, account: AccountRow, place: Place): Promise<string> {
  const { kysely } = postern.database;
  const lacks = {
    owner: (await findOwner(kysely, account.id)) === undefined,
    tokens: !(await hasTokens(postern, account)),
  };
  if (!process.stdout.isTTY) return describeCommands(lacks, place);
  const parts = [
    ...(lacks.owner ? [await describeSetUp(postern, account, place)] : []),
    ...(lacks.tokens ? [await describeFirstToken(postern, account, place)] : []),
  ];
  return parts.join('\n');
}

function describeCommands(lacks: { owner: boolean; tokens: boolean }, { dataFolder }: Place): string {
  const command = (name: string): string => `npm run ${name} -- --data ${quoteForShell(dataFolder)}`;
  const lines = [
    ...(lacks.owner
      ? [
          `Nobody can sign in yet. To set up the owner, run this on this machine, at a terminal: ${command('set-up-link')}`,
        ]
      : []),
    ...(lacks.tokens
      ? [`There is no token yet. To get one, run this on this machine, at a terminal: ${command('owner-token')}`]
      : []),
  ];
  return lines.join('\n');
}

async function describeSetUp(postern: Postern, account: AccountRow, { origin }: Place): Promise<string> {
  const link = await createSetUpLink(postern, account.id);
  return ['', 'Set up the control panel with this link, good once within 24 hours:', `  ${link.linkAt(origin)}`].join(
    '\n',
  );
}

async function describeFirstToken(postern: Postern, account: AccountRow, { origin }: Place): Promise<string> {
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
