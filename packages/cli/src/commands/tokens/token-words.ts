import { printable } from '../../output/printable.ts';

/** `12 "ci"`: a token as a sentence names it. */
export function nameToken({ id, name }: { readonly id: number; readonly name: string }): string {
  return `${id} "${printable(name)}"`;
}
