import { ByteScanner } from '../files/byte-scanner.ts';
import type { Findings } from '../findings.ts';
import type { ReadToken } from '../read-candidate.ts';
import type { ScanProgress } from '../scan-progress.ts';
import { readObjects, type ObjectHeader } from './read-objects.ts';
import { startGit } from './run-git.ts';

export interface GitScanOptions {
  /** Where the repository is, or anywhere in it. */
  readonly folder: string;
  readonly findings: Findings;
  readonly progress: ScanProgress;
  readonly base64: 'read' | 'left';
}

/** A token in an object of the repository. */
export interface ObjectToken {
  readonly object: ObjectHeader;
  readonly token: ReadToken;
}

/** Reads these objects, or all that the repository has, in a commit or in none. */
export async function scanObjects(
  ids: readonly string[] | 'all',
  { folder, findings, progress, base64 }: GitScanOptions,
): Promise<readonly ObjectToken[]> {
  const which = ids === 'all' ? ['--batch-all-objects', '--unordered'] : [];
  const input = ids === 'all' ? [] : ids.map((id) => `${id}\n`);
  const git = startGit(['cat-file', '--batch', '--buffer', ...which], { folder, input });
  const found: ObjectToken[] = [];
  let object: ObjectHeader = { id: '', type: '', size: 0 };
  const scanner = new ByteScanner(
    (candidate) => {
      const token = findings.read(candidate);
      if (token !== null) found.push({ object, token });
    },
    { base64 },
  );
  await readObjects(git.stdout, {
    begin: (header) => {
      object = header;
      scanner.begin();
    },
    write: (chunk) => {
      // A tree is names of files: none of them was ever a token.
      if (object.type !== 'tree') scanner.write(chunk);
    },
    end: () => {
      scanner.end();
      progress.add({ read: 1, bytes: object.size, found: found.length });
    },
  });
  await git.ended;
  return found;
}
