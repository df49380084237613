import type { Context } from '../context.ts';
import { exitCodes } from '../exit-codes.ts';
import { Failure } from '../failure.ts';
import { confirmDeletion, deleteEach, type Doomed, type Wording } from './delete-each.ts';

interface Deletion<Id> {
  readonly wording: Wording;
  /** Do not ask. */
  readonly force: boolean;
  /** Looked up for the question alone. Left out where an id is a name. */
  nameOf?(id: Id): Promise<string>;
  remove(id: Id): Promise<unknown>;
}

/** Deletes things that are given by what the API knows them by, after asking with their names. */
export async function deleteById<Id extends number | string>(
  context: Context,
  ids: readonly Id[],
  { wording, force, nameOf, remove }: Deletion<Id>,
): Promise<void> {
  const isAsked = !force && context.prompt.isInteractive;
  const doomed = await Promise.all(
    [...new Set(ids)].map(async (id) => (isAsked && nameOf !== undefined ? nameDoomed(id, nameOf) : { id })),
  );
  await confirmDeletion(context, doomed, { wording, force });
  await deleteEach(context, doomed, { wording, remove: ({ id }) => remove(id) });
}

/** A token that may delete need not be one that may read. */
async function nameDoomed<Id extends number | string>(
  id: Id,
  nameOf: (id: Id) => Promise<string>,
): Promise<Doomed & { readonly id: Id }> {
  try {
    return { id, name: await nameOf(id) };
  } catch (error) {
    if (error instanceof Failure && error.exitCode === exitCodes.forbidden) return { id };
    throw error;
  }
}
