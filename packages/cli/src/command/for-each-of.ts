import { exitCodes } from '../exit-codes.ts';
import { Failure } from '../failure.ts';

/**
 * Does the same to several things, in their order. One that fails stops none of the others; afterwards the command ends with
 * which of them failed, and the exit code of the first.
 */
export async function forEachOf(names: readonly string[], work: (name: string) => Promise<void>): Promise<void> {
  const failed: { readonly name: string; readonly failure: Failure }[] = [];
  for (const name of names) {
    try {
      await work(name);
    } catch (error) {
      if (!(error instanceof Failure) || isHopeless(error)) throw error;
      failed.push({ name, failure: error });
    }
  }
  const [first] = failed;
  if (first === undefined) return;
  if (names.length === 1) throw first.failure;
  const { exitCode, problem } = first.failure;
  throw new Failure(`${failed.length} of ${names.length} failed; the others are done.`, {
    exitCode,
    advice: failed.map(({ name, failure }) => `${name}: ${failure.message}`),
    ...(problem !== null && { problem }),
  });
}

/** What would be the same for each of the others. */
function isHopeless({ exitCode }: Failure): boolean {
  return [exitCodes.unauthenticated, exitCodes.unreachable, exitCodes.interrupted].some((code) => code === exitCode);
}
