import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';

/** Under this many tries, a list of common passwords and words finds it (zxcvbn's first step, 10^6, taken a little further). */
const MIN_GUESSES = 10_000_000;
/** Estimating takes longer than the text is long; what is longer than this is no common password. */
const LOOKED_AT = 64;

let estimator: ZxcvbnFactory | undefined;

/** What is wrong with a password somebody wants to have, as a sentence; `null` when nothing is. Its length is the schema's matter. */
export function passwordProblem(password: string, { email, name }: { email: string; name: string }): string | null {
  const own = [email, name].map(plain).filter((text) => text !== '');
  if (own.includes(plain(password))) return 'Use something other than your name or address.';
  // The lists take a moment and some memory to read, so only who sets a password reads them.
  estimator ??= new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
  const { guesses } = estimator.check(password.slice(0, LOOKED_AT), [
    email,
    ...email.split(/[@.]/),
    ...name.split(' '),
  ]);
  return guesses < MIN_GUESSES
    ? 'This is one of the first passwords that somebody would try. Use a less common one.'
    : null;
}

function plain(text: string): string {
  return text.toLowerCase().replace(/\s+/g, '');
}
