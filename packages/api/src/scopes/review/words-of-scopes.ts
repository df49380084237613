import { nameOfPrefix, nameOfStem } from './resource-names.ts';
import { joinWords, phrasesOf } from './verbs.ts';

export interface WordsOptions {
  /** How many phrases are said before "and 3 more". Default 3. */
  readonly limit?: number;
}

const WHOLE: Readonly<Record<string, string>> = {
  read: 'read all resources',
  write: 'write all resources',
  account: 'read account',
  billing: 'read billing',
  actions: 'start actions',
  projects: 'write projects',
  '2fa': 'manage two-factor',
};

/** What scopes are for, in a short phrase: "write Droplets, read images". The widest first. */
export function wordsOfScopes(scopes: readonly string[], { limit = 3 }: WordsOptions = {}): string {
  const phrases = phrasesOfScopes(scopes);
  if (phrases.length === 0) return 'nothing';
  if (phrases.length <= limit) return phrases.join(', ');
  return `${phrases.slice(0, limit).join(', ')} and ${phrases.length - limit} more`;
}

function phrasesOfScopes(scopes: readonly string[]): readonly string[] {
  const whole = scopes.flatMap((scope) => WHOLE[scope] ?? []);
  const fine = scopes.filter((scope) => WHOLE[scope] === undefined && familyOf(scope) === null);
  const writes = nounsOf(scopes, 'write');
  const changed = fine.map((scope) => nameOfPrefix(scope.split(':')[0] ?? '').noun);
  // What is changed is seen as well; saying so twice would hide the rest.
  const reads = nounsOf(scopes, 'read').filter((noun) => !writes.includes(noun) && !changed.includes(noun));
  return [
    ...whole,
    ...(writes.length > 0 ? [`write ${joinWords(writes)}`] : []),
    ...phrasesOf(fine),
    ...(reads.length > 0 ? [`read ${joinWords(reads)}`] : []),
  ];
}

function nounsOf(scopes: readonly string[], action: string): readonly string[] {
  return scopes.flatMap((scope) => {
    const family = familyOf(scope);
    return family?.action === action ? [family.noun] : [];
  });
}

/** A family's noun and whether it reads or writes; single reads are said in the same words. */
function familyOf(scope: string): { readonly noun: string; readonly action: string } | null {
  const [stem = '', action = ''] = scope.split(':');
  if (action !== 'read' && action !== 'write') return null;
  const noun = (nameOfStem(stem) ?? nameOfPrefix(stem)).noun.replace(/^the /, '');
  return { noun, action };
}
