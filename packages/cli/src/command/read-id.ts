import { usageFailure } from '../failure.ts';

/** An argument that is the number of something. `what` goes into the refusal: `an image`. */
export function readId(text: string, what: string): number {
  if (/^[1-9]\d{0,15}$/.test(text)) return Number(text);
  throw usageFailure(`"${text}" is not the ID of ${what}: that is a whole number.`);
}
