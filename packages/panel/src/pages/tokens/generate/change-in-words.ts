import { joinWords, openedBy, phrasesOf, type ScopeIndex } from '@postern/api/scope-review';
import type { PickedScopes } from '../../../scopes/picked-scopes.ts';

export interface ScopeChange {
  readonly before: PickedScopes;
  readonly after: PickedScopes;
  /** What the person clicked: that it changed goes without saying. */
  readonly meant: readonly string[];
}

/** What a click ticked and unticked besides, and into what it broke a scope up. Empty where there is nothing to say. */
export function changeInWords(index: ScopeIndex, { before, after, meant }: ScopeChange): string {
  const was = openedBy(index, before);
  const is = openedBy(index, after);
  const besides = (names: ReadonlySet<string>): readonly string[] =>
    phrasesOf([...names].filter((name) => !meant.includes(name)));
  const ticked = besides(is.difference(was));
  const unticked = besides(was.difference(is));
  const gone = before.filter((scope) => !after.includes(scope) && index.scopes.get(scope)?.kind !== 'fine');
  const broken = gone.filter((scope) => index.opensOf.get(scope)?.isDisjointFrom(is) === false && unticks(was, is));
  return [
    ...(ticked.length > 0 ? [`Ticked with it: ${joinWords(ticked)}.`] : []),
    ...(unticked.length > 0 ? [`Unticked with it: ${joinWords(unticked)}.`] : []),
    ...(broken.length > 0 ? [`${joinWords(broken)} became narrower scopes.`] : []),
  ].join(' ');
}

function unticks(was: ReadonlySet<string>, is: ReadonlySet<string>): boolean {
  return !was.isSubsetOf(is);
}
