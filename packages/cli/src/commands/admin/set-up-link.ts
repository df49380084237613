import { defineCommand } from '../../command/command.ts';
import { linkOptions } from '../serve/server-options.ts';
import { refusePipe } from './refuse-pipe.ts';

export const setUpLink = defineCommand({
  name: 'set-up-link',
  summary: 'Show a link that sets up the owner, or lets them back in',
  description: `The link is good once, within 24 hours, and ends the one before it. With an owner already there it gives them a new password, turns their
second factor off and ends their sessions. It opens at POSTERN_PUBLIC_ORIGIN, or else where the server listens by --host and --port.`,
  options: linkOptions,
  examples: [
    { line: 'admin set-up-link --data /var/lib/postern', summary: 'for the server that keeps its data there' },
  ],
  async run(context, { options }) {
    refusePipe(context, 'A set-up link');
    const { setUpLink: makeSetUpLink } = await import('@postern/server');
    const link = await makeSetUpLink(options, context.environment);
    context.output.say(`Your set-up link, good once within 24 hours:\n  ${link}`, { set_up_link: link });
  },
});
