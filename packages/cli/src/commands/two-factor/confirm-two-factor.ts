import { defineCommand } from '../../command/command.ts';
import { readCode } from './read-code.ts';
import { sayRecoveryCodes } from './say-recovery-codes.ts';

export const confirmTwoFactor = defineCommand({
  name: 'confirm',
  summary: 'Finish turning it on with the first code of the app, and show the recovery codes',
  options: { code: { kind: 'text', value: 'code', summary: 'the six digits that the app shows now' } },
  examples: [
    { line: '2fa confirm', summary: 'asks for the code' },
    { line: '2fa confirm --code 123456 > recovery-codes.txt', summary: 'keeps the recovery codes in a file' },
  ],
  async run(context, { options }) {
    const api = await context.api();
    const code = await readCode(context, options.code, 'The six digits that the app shows now');
    const { recovery_codes: codes } = await api.call('twoFactor_confirm', { body: { code } });
    sayRecoveryCodes(context, codes, 'Two-factor authentication is on.');
  },
});
