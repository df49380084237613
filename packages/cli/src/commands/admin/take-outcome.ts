import type { Refused } from '@postern/server';
import { Failure } from '../../failure.ts';

/** What a command on the machine has done, or the end of it with the reason why not. */
export function takeOutcome<Outcome extends object>(outcome: Outcome | Refused): Outcome {
  if ('refused' in outcome) throw new Failure(outcome.refused);
  return outcome;
}
