import { defineCommand } from '../../command/command.ts';
import { codeOptions, readCode } from './read-code.ts';
import { sayRecoveryCodes } from './say-recovery-codes.ts';

export const renewRecoveryCodes = defineCommand({
  name: 'recovery-codes',
  summary: 'Replace all recovery codes by new ones, and show them',
  options: codeOptions,
  examples: [{ line: '2fa recovery-codes', summary: 'asks for a code' }],
  async run(context, { options }) {
    const api = await context.api();
    const code = await readCode(context, options.code, 'A code of the app, or a recovery code');
    const { recovery_codes: codes } = await api.call('twoFactor_renew_recoveryCodes', { body: { code } });
    sayRecoveryCodes(context, codes, 'The former recovery codes no longer work.');
  },
});
