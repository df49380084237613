import { defineCommand } from '../../command/command.ts';
import type { Context } from '../../context.ts';
import { usageFailure } from '../../failure.ts';
import { linkOptions } from '../serve/server-options.ts';
import { readNewPassword } from './new-password.ts';
import { refusePipe } from './refuse-pipe.ts';
import { takeOutcome } from './take-outcome.ts';

export const resetPassword = defineCommand({
  name: 'reset-password',
  summary: 'Give somebody a new password, and end their sessions',
  description: `The owner of this installation, or whoever --email names. The new password is typed twice and does not show. Their second factor stays:
"admin reset-two-factor" turns it off. A server that runs asks for the new password from then on; nothing has to be started anew.

With --link nobody types a password here: it shows a link, good once within 24 hours, at which the owner chooses one. That ends their sessions and
turns their second factor off.`,
  options: {
    ...linkOptions,
    email: { kind: 'text', value: 'address', summary: 'whose; default the owner of this installation' },
    'password-stdin': { kind: 'flag', summary: 'read the new password from standard input' },
    link: { kind: 'flag', summary: 'show a link to choose it at, for the owner only' },
  },
  examples: [
    { line: 'admin reset-password', summary: 'of the owner, typed twice' },
    { line: 'admin reset-password --email ada@example.com --password-stdin', summary: 'from a pipe' },
    { line: 'admin reset-password --link', summary: 'chosen by the owner, in a browser' },
  ],
  async run(context, { options }) {
    const server = await import('@postern/server');
    const { environment, output } = context;
    if (options.link) return showLink(context, options);
    const { email } = takeOutcome(await server.findPerson(options, environment, options.email));
    const password = await readNewPassword(context, email, options);
    const { sessionsEnded } = takeOutcome(await server.resetPassword(options, environment, { email, password }));
    output.say(`${email} has a new password. ${describeSessions(sessionsEnded)}`, {
      email,
      sessions_ended: sessionsEnded,
    });
  },
});

interface LinkOptions {
  readonly email: string | undefined;
  readonly data: string | undefined;
  readonly host: string | undefined;
  readonly port: string | undefined;
  readonly 'password-stdin': boolean;
}

async function showLink(context: Context, options: LinkOptions): Promise<void> {
  if (options['password-stdin']) {
    throw usageFailure('Take --link or --password-stdin: with a link no password is given here.');
  }
  refusePipe(context, 'A link');
  const server = await import('@postern/server');
  const owner = takeOutcome(await server.findPerson(options, context.environment, undefined));
  if (options.email !== undefined && options.email.trim().toLowerCase() !== owner.email) {
    throw usageFailure(
      `A link is for the owner, ${owner.email}. Give ${options.email} a password instead, without --link.`,
    );
  }
  const link = await server.setUpLink(options, context.environment);
  context.output.say(`A link for ${owner.email}, good once within 24 hours:\n  ${link}`, {
    email: owner.email,
    set_up_link: link,
  });
}

export function describeSessions(ended: number): string {
  if (ended === 0) return 'They were not signed in anywhere.';
  return ended === 1 ? 'One session was ended.' : `${ended} sessions were ended.`;
}
