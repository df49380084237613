import { joinWords, type ScopeReview } from '@postern/api/scope-review';
import type { Paint } from '../../terminal/paint.ts';

/** What a token of these scopes can do, what comes along, what it cannot, and how risky that is: the control panel's sentences. */
export function reviewLines({ can, comesAlong, cannot, risk }: ScopeReview, paint: Paint): readonly string[] {
  return [
    paint('bold', 'Can'),
    ...can.map((phrase) => `  ${paint('green', '+')} ${phrase}`),
    ...comesAlong.map(
      ({ phrase, because }) => `  ${paint('green', '+')} ${phrase} (comes along with ${joinWords(because)})`,
    ),
    ...(cannot.length === 0 ? [] : [paint('bold', 'Cannot')]),
    ...cannot.map((phrase) => `  ${paint('red', '-')} ${phrase}`),
    `${paint('bold', `Risk: ${risk.word}`)} (${risk.reasons.join(', ')})`,
  ];
}
