import type { Context } from '../context.ts';
import { usageFailure } from '../failure.ts';

const MAX_LENGTH = 64;

/** The sign-in that the command line or the environment asks for; `null` where neither does. */
export function askedContextName({ globals, environment }: Pick<Context, 'globals' | 'environment'>): string | null {
  const asked = globals.context || environment['POSTERN_CONTEXT'] || environment['DIGITALOCEAN_CONTEXT'];
  return asked ? contextName(asked) : null;
}

/** In lower case, as doctl has it. */
function contextName(text: string): string {
  const name = text.trim().toLowerCase();
  if (name !== '' && name.length <= MAX_LENGTH && !/[\s\p{Cc}]/u.test(name)) return name;
  throw usageFailure(`"${text}" cannot name a sign-in: a name is one word of at most ${MAX_LENGTH} characters.`);
}
