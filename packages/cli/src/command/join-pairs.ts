import type { OptionSpecs } from './option-specs.ts';

/** No argument of a process can hold it. */
const SEPARATOR = '\0';

/** commander knows options of one value or of any number, so the two values of a pair are handed to it as one. */
export function joinPairs(specs: OptionSpecs, argv: readonly string[]): readonly string[] {
  const words: string[] = [];
  for (let at = 0; at < argv.length; at++) {
    const [word = '', first, second] = argv.slice(at, at + 3);
    words.push(word);
    if (!word.startsWith('--') || specs[word.slice(2)]?.kind !== 'pair') continue;
    if (first === undefined || second === undefined || [first, second].some((value) => value.startsWith('-'))) continue;
    words.push(first + SEPARATOR + second);
    at += 2;
  }
  return words;
}

/** The two values again; `null` where only one was given. */
export function splitPair(text: string): readonly [string, string] | null {
  const [first, second] = text.split(SEPARATOR);
  return first === undefined || second === undefined ? null : [first, second];
}
