import { text } from 'node:stream/consumers';
import type { TwoFactorEnrolment } from '@postern/api';
import type { Api } from '../../api/api.ts';
import { defineCommand } from '../../command/command.ts';
import type { Context } from '../../context.ts';
import { usageFailure } from '../../failure.ts';
import { renderQrCode } from './render-qr-code.ts';
import { sayRecoveryCodes } from './say-recovery-codes.ts';

/** Whoever mistypes gets as many tries as this. */
const TRIES = 3;

export const enableTwoFactor = defineCommand({
  name: 'enable',
  summary: 'Begin to turn it on: give the password, and show the secret to an authenticator app',
  description:
    'At a terminal the secret is drawn as a QR code, and the first code of the app is asked for at once. Otherwise "2fa confirm" finishes it. Until then nothing changes; asked again, it gives another secret.',
  options: {
    'password-stdin': { kind: 'flag', summary: 'read the password from standard input' },
  },
  examples: [
    { line: '2fa enable', summary: 'asks for all that it needs' },
    { line: '2fa enable --password-stdin < password.txt', summary: 'for a script, which then confirms it' },
  ],
  async run(context, { options }) {
    const api = await context.api();
    const password = await readPassword(context, options);
    const { two_factor_enrolment: enrolment } = await api.call('twoFactor_enrol', { body: { password } });
    if (!context.prompt.isInteractive || context.output.mode === 'json') return sayEnrolment(context, enrolment);
    showToApp(context, enrolment);
    sayRecoveryCodes(context, await confirm(context, api), 'Two-factor authentication is on.');
  },
});

async function readPassword(
  { prompt, terminal }: Context,
  options: { readonly 'password-stdin': boolean },
): Promise<string> {
  if (options['password-stdin']) {
    const [line = ''] = (await text(terminal.stdin)).split(/\r?\n/, 1);
    if (line !== '') return line;
    throw usageFailure('There is no password on standard input: it is empty.');
  }
  if (prompt.isInteractive) return prompt.password('The password that you sign in with');
  throw usageFailure('This takes the password, and nobody is at a terminal to be asked for it.', [
    'Pipe it in: postern 2fa enable --password-stdin < FILE',
  ]);
}

function sayEnrolment({ output }: Context, enrolment: TwoFactorEnrolment): void {
  output.say(enrolment.otpauth_uri, enrolment);
  output.note('Give this to an authenticator app, then: postern 2fa confirm --code CODE');
}

function showToApp({ output, environment }: Context, { otpauth_uri: uri, secret }: TwoFactorEnrolment): void {
  const picture = renderQrCode(uri, environment);
  if (picture !== null) output.note(`Scan this with an authenticator app:\n\n${picture}\n`);
  output.note(`${picture === null ? 'Give this to an authenticator app' : 'Or open this in one'}: ${uri}`);
  output.note(`Or type the secret in: ${secret}`);
}

async function confirm({ prompt, output }: Context, api: Api): Promise<readonly string[]> {
  for (let tries = 1; ; tries++) {
    const code = await prompt.text('The six digits that the app shows now');
    const answer = await api.attempt('twoFactor_confirm', { body: { code } });
    if (answer.ok) return answer.body.recovery_codes;
    if (answer.status !== 422 || tries === TRIES) throw api.refusal(answer);
    output.note(answer.problem?.detail ?? 'That code is not right.');
  }
}
