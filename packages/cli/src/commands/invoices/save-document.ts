import { open } from 'node:fs/promises';
import type { ArgumentSpec, OptionSpecs } from '../../command/option-specs.ts';
import { isFileError } from '../../config/file-lock.ts';
import type { Context } from '../../context.ts';
import { Failure } from '../../failure.ts';

/** Where a document goes. */
export const fileArgument = {
  summary: 'the file to write, in place of one of that name',
  optional: true,
} as const satisfies ArgumentSpec;

export const saveOptions = {
  force: { kind: 'flag', short: 'f', summary: 'replace the file that is written where none is named' },
} as const satisfies OptionSpecs;

interface SaveOptions {
  /** The file that was named. */
  readonly named: string | undefined;
  /** The file where none was. */
  readonly standard: string;
  readonly force: boolean;
}

/**
 * Writes a document byte for byte. Who names a file means it, as in doctl; the standard name is the same for every invoice, so what an
 * earlier one left there is not lost unasked.
 */
export async function saveDocument(
  context: Context,
  document: Blob,
  { named, standard, force }: SaveOptions,
): Promise<void> {
  const path = named ?? standard;
  const bytes = Buffer.from(await document.arrayBuffer());
  try {
    const file = await open(path, named === undefined && !force ? 'wx' : 'w');
    await file.writeFile(bytes);
    await file.close();
  } catch (error) {
    throw cannotWrite(path, error);
  }
  if (context.output.mode === 'json') context.output.json({ file: path, bytes: bytes.length });
  else context.output.note(`Saved ${path}, ${bytes.length} bytes.`);
}

function cannotWrite(path: string, error: unknown): Failure {
  if (isFileError(error, 'EEXIST')) {
    return new Failure(`There is a file ${path} already.`, {
      advice: ['Name another file after the invoice, or replace this one with --force.'],
    });
  }
  return new Failure(`The file cannot be written: ${(error as Error).message}`, { cause: error });
}
