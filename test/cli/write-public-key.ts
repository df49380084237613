import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { unusedPublicKey } from '../support/public-key.ts';

/** A `.pub` file with a key of its own, or with the text given, removed with the test. Answers its path. */
export async function writePublicKey(text = `${unusedPublicKey()}\n`): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'postern-key-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, 'id_ed25519.pub');
  await writeFile(file, text);
  return file;
}
