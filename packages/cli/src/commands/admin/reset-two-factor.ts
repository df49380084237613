import { defineCommand } from '../../command/command.ts';
import { placeOptions } from '../serve/server-options.ts';
import { describeSessions } from './reset-password.ts';
import { takeOutcome } from './take-outcome.ts';

export const resetTwoFactor = defineCommand({
  name: 'reset-two-factor',
  summary: 'Turn the second factor of somebody off, and end their sessions',
  description: `For who has lost both the app and the recovery codes. From then on the password alone signs them in, until they set two-factor
authentication up again. A server that runs need not be started anew.`,
  options: {
    ...placeOptions,
    email: { kind: 'text', value: 'address', required: true, summary: 'whose' },
    force: { kind: 'flag', short: 'f', summary: 'do not ask first' },
  },
  examples: [{ line: 'admin reset-two-factor --email ada@example.com', summary: 'asks first' }],
  async run(context, { options }) {
    const server = await import('@postern/server');
    const { environment, output, prompt } = context;
    const { email, hasTwoFactor } = takeOutcome(await server.findPerson(options, environment, options.email));
    if (!hasTwoFactor) {
      return output.say(`${email} has no second factor. Nothing was changed.`, { email, changed: false });
    }
    await prompt.confirm(`Turn the second factor of ${email} off?`, options);
    const { sessionsEnded } = takeOutcome(await server.resetTwoFactor(options, environment, email));
    output.say(`The second factor of ${email} is off. ${describeSessions(sessionsEnded)}`, {
      email,
      changed: true,
      sessions_ended: sessionsEnded,
    });
  },
});
