import { attemptEach } from '../api/attempt-each.ts';
import type { Context } from '../context.ts';
import { throwFailures } from '../failure.ts';

/** Something that is going to be deleted; the name where it is known. */
export interface Doomed {
  readonly id: number | string;
  readonly name?: string;
}

/** What is said of one, and of several. */
export interface Wording {
  /** `Droplet`. */
  readonly one: string;
  /** `Droplets`. */
  readonly many: string;
  /** What goes with it, as a sentence: `Its disk is lost.` */
  readonly lossOfOne?: string;
  readonly lossOfMany?: string;
}

/** Asks before things are deleted, and names them. */
export async function confirmDeletion(
  context: Context,
  doomed: readonly Doomed[],
  { wording, force }: { readonly wording: Wording; readonly force: boolean },
): Promise<void> {
  const { one, many, lossOfOne = '', lossOfMany = '' } = wording;
  const [first] = doomed;
  const question =
    doomed.length === 1 && first !== undefined
      ? `Delete ${one} ${nameDoomed(first)}? ${lossOfOne}`
      : `Delete ${doomed.length} ${many}: ${doomed.map(nameDoomed).join(', ')}? ${lossOfMany}`;
  await context.prompt.confirm(question.trim(), { force });
}

/** Deletes each, answers which are gone, and then ends the command with what went wrong. */
export async function deleteEach<Item extends Doomed>(
  context: Context,
  doomed: readonly Item[],
  { wording, remove }: { readonly wording: Wording; remove(item: Item): Promise<unknown> },
): Promise<void> {
  const { done, failures } = await attemptEach(doomed, {
    name: (item) => `${wording.one} ${nameDoomed(item)}`,
    act: async (item) => {
      await remove(item);
      return item;
    },
  });
  sayDeleted(context, done, wording);
  throwFailures(failures);
}

/** Answers what is gone. */
export function sayDeleted(context: Context, gone: readonly Doomed[], { one }: Wording): void {
  if (gone.length === 0) return;
  const lines = gone.map((item) => `Deleted ${one} ${nameDoomed(item)}.`);
  const deleted = gone.map(({ id, name }) => ({ id, ...(name !== undefined && { name }) }));
  context.output.say(lines.join('\n'), { deleted });
}

/** `web-1 (12)`, or what is known of that. */
function nameDoomed({ id, name }: Doomed): string {
  return name === undefined || name === id ? String(id) : `${name} (${id})`;
}
