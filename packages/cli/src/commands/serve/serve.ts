import type { RunningServer } from '@postern/server';
import { defineCommand } from '../../command/command.ts';
import type { Context } from '../../context.ts';
import { ownCommand } from '../../terminal/own-command.ts';
import { quoteForShell } from '../../terminal/quote-for-shell.ts';
import { serverOptions } from './server-options.ts';

export const serve = defineCommand({
  name: 'serve',
  summary: 'Run a server',
  description: `The first start makes the data folder. At a terminal it then shows a link that sets up the owner, and a first token; elsewhere it names
the commands that show them, because a log is no place for either. The other settings are read from the environment: see
docs/CONFIGURATION.md.

Logs go to stderr as lines of JSON. With --output json, one line on stdout says where the server listens, once it does. Ctrl-C or SIGTERM lets
requests under way finish and ends with 0; a second one ends at once.`,
  options: serverOptions,
  examples: [
    { line: 'serve', summary: 'on http://127.0.0.1:7280, with its data in ./postern-data' },
    { line: 'serve --port 8080 --data /var/lib/postern', summary: 'elsewhere' },
  ],
  async run(context, { options }) {
    const { serve: startServer } = await import('@postern/server');
    const server = await startServer(options, context.environment);
    const { origin, pid } = server;
    if (context.output.mode === 'json') return context.output.text(`${JSON.stringify({ origin, pid })}\n`);
    if (context.terminal.stdout.isTTY === true) {
      context.output.text(`\nPostern listens on ${origin}\n${await describeWayIn(server)}\n`);
    } else {
      for (const line of describeCommands(server, context)) context.output.note(line);
    }
  },
});

/** The set-up link and the first token are shown to a terminal only: a log is no place for them. */
async function describeWayIn(server: RunningServer): Promise<string> {
  const parts = [
    ...(server.lacks.owner ? [describeSetUp(await server.createSetUpLink())] : []),
    ...(server.lacks.tokens ? [await describeFirstToken(server)] : []),
  ];
  return parts.join('\n');
}

function describeSetUp(link: string): string {
  return ['', 'Set up the control panel with this link, good once within 24 hours:', `  ${link}`].join('\n');
}

async function describeFirstToken({ publicOrigin, issueOwnerToken }: RunningServer): Promise<string> {
  const token = (await issueOwnerToken()).reveal();
  return [
    '',
    'Your owner token, shown this once:',
    `  ${token}`,
    '',
    'Try it:',
    `  curl -X GET "${publicOrigin}/v2/account" -H "Authorization: Bearer ${token}"`,
  ].join('\n');
}

function describeCommands({ lacks, dataFolder }: RunningServer, { environment }: Context): readonly string[] {
  const command = (name: string): string =>
    `${ownCommand(environment)} admin ${name} --data ${quoteForShell(dataFolder)}`;
  const here = 'run this on this machine, at a terminal';
  return [
    ...(lacks.owner ? [`Nobody can sign in yet. To set up the owner, ${here}: ${command('set-up-link')}`] : []),
    ...(lacks.tokens ? [`There is no token yet. To get one, ${here}: ${command('owner-token')}`] : []),
  ];
}
