import { defineCommand } from '../../command/command.ts';
import { placeOptions } from '../serve/server-options.ts';
import { refusePipe } from './refuse-pipe.ts';

export const ownerToken = defineCommand({
  name: 'owner-token',
  summary: 'Issue a token for everything, and show it once',
  description: 'It lasts 90 days, or as long as POSTERN_MAX_LIFETIME_SECONDS lets it.',
  options: placeOptions,
  examples: [
    { line: 'admin owner-token --data /var/lib/postern', summary: 'for the server that keeps its data there' },
  ],
  async run(context, { options }) {
    refusePipe(context, 'An owner token');
    const { ownerToken: issueOwnerToken } = await import('@postern/server');
    const token = (await issueOwnerToken(options, context.environment)).reveal();
    context.output.say(`Your owner token, shown this once:\n  ${token}`, { token });
  },
});
