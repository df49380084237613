import { defineCommand } from '../../command/command.ts';
import { codeOptions, readCode } from './read-code.ts';

export const disableTwoFactor = defineCommand({
  name: 'disable',
  summary: 'Turn it off',
  description: 'All sessions of the control panel end with it.',
  options: codeOptions,
  examples: [{ line: '2fa disable', summary: 'asks for a code' }],
  async run(context, { options }) {
    const api = await context.api();
    const code = await readCode(context, options.code, 'A code of the app, or a recovery code');
    await api.call('twoFactor_disable', { body: { code } });
    context.output.say('Two-factor authentication is off.', { enabled: false });
  },
});
