import type { IssuedToken } from '@postern/api';
import type { Api } from '../../api/api.ts';
import type { Context } from '../../context.ts';
import { printable } from '../../output/printable.ts';

/** Besides text and JSON: the secret alone, for a pipe. */
export const secretOutputs = ['token'] as const;

/** Shows a fresh secret, once: for people with what it is, as JSON, or alone. */
export function presentIssued({ output }: Context, api: Api, issued: IssuedToken): void {
  const { token, secret } = issued;
  if (output.mode === 'token') return output.text(`${secret}\n`);
  output.say(
    [
      `ID       ${token.id}`,
      `Name     ${printable(token.name)}`,
      `Scopes   ${token.scopes.join(', ')}`,
      `Expires  ${token.expires_at ?? 'never'}`,
      `Token    ${secret}`,
    ].join('\n'),
    issued,
  );
  if (output.mode !== 'json') for (const line of nextSteps(api.origin)) output.note(line);
}

/** Lines to go on with. None of them puts a secret where others on the machine can read it. */
function nextSteps(origin: string): readonly string[] {
  return [
    '',
    'It is shown this once. Whoever has it can do what it may: keep it like a password.',
    'To use it, have a shell read it without showing it:',
    '  read -rs POSTERN_TOKEN && export POSTERN_TOKEN',
    `  curl -H "Authorization: Bearer $POSTERN_TOKEN" ${origin}/v2/tokens/self`,
    `  printf %s "$POSTERN_TOKEN" | postern auth init --api-url ${origin} --token-stdin`,
  ];
}
