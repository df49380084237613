import type { OptionSpecs } from '../../command/option-specs.ts';
import type { Context } from '../../context.ts';
import { usageFailure } from '../../failure.ts';

/** The code that proves it. */
export const codeOptions = {
  code: { kind: 'text', value: 'code', summary: 'what the authenticator app shows now, or a recovery code' },
} as const satisfies OptionSpecs;

/** The code that was given, or else asked for. */
export async function readCode({ prompt }: Context, given: string | undefined, question: string): Promise<string> {
  if (given !== undefined) return given;
  if (prompt.isInteractive) return prompt.text(question);
  throw usageFailure('This takes a code, and nobody is at a terminal to be asked for it.', ['Give it in --code.']);
}
