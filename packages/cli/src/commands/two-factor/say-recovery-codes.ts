import type { Context } from '../../context.ts';

/** The codes are the answer, alone on `stdout`, so that they can be sent where they are kept. */
export function sayRecoveryCodes({ output }: Context, codes: readonly string[], intro: string): void {
  output.note(`${intro} These are the recovery codes; each signs in once without the app. They are not shown again:`);
  output.say(codes.join('\n'), { recovery_codes: codes });
}
