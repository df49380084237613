import type { LedgerEntry, MigrationStatus } from '@postern/server';
import { defineCommand } from '../../command/command.ts';
import type { Context } from '../../context.ts';
import { exitCodes } from '../../exit-codes.ts';
import type { Column } from '../../output/column.ts';
import { placeOptions } from '../serve/server-options.ts';

interface MigrationRow extends LedgerEntry {
  readonly state: 'ran' | 'pending' | 'unknown';
}

const columns: readonly Column<MigrationRow>[] = [
  { name: 'Ledger', value: ({ ledger }) => ledger },
  { name: 'Migration', value: ({ name }) => name },
  { name: 'State', value: ({ state }) => state },
];

export const migrate = defineCommand({
  name: 'migrate',
  summary: 'Bring the database up to date',
  description: `A server does the same when it starts; this is for doing it before, and for looking. There are two ledgers: that of the token tables and
that of the server's own. What is pending in a ledger runs in one transaction, all of it or nothing. A migration adds only what the release before
can work with, so a server of that release may go on running meanwhile; it waits while tables change. A database that a newer version has
changed is refused.

With --status it shows every migration and changes nothing: it ends with 0 when all have run, with 1 when some are pending or the database is newer.`,
  options: {
    ...placeOptions,
    status: { kind: 'flag', summary: 'show what ran and what is pending, and change nothing' },
    'dry-run': { kind: 'flag', summary: 'the same as --status' },
  },
  columns,
  examples: [
    { line: 'migrate --data /var/lib/postern', summary: 'before a new release is started' },
    { line: 'migrate --status', summary: 'in a script: 0 when nothing is pending' },
  ],
  async run(context, { options }) {
    const server = await import('@postern/server');
    if (options.status || options['dry-run']) {
      return showStatus(context, await server.readMigrationStatus(options, context.environment));
    }
    const ran = await server.migrate(options, context.environment, ({ ledger, name }) => {
      if (context.output.mode !== 'json') context.output.note(`Running ${ledger} ${name}`);
    });
    const counted = ran.length === 1 ? '1 migration ran' : `${ran.length} migrations ran`;
    context.output.say(`The database is up to date${ran.length === 0 ? '' : `: ${counted}`}.`, { ran });
    return exitCodes.done;
  },
});

function showStatus({ output }: Context, status: MigrationStatus): number {
  const rows = (['ran', 'pending', 'unknown'] as const).flatMap((state) =>
    status[state].map((entry): MigrationRow => ({ ...entry, state })),
  );
  output.rows(columns, rows, rows);
  const { pending, unknown } = status;
  if (unknown.length > 0) output.note('The database is newer than this program. Use the one that changed it.');
  if (pending.length > 0) output.note(`${pending.length} are pending. To run them: postern migrate`);
  return pending.length + unknown.length === 0 ? exitCodes.done : exitCodes.failed;
}
