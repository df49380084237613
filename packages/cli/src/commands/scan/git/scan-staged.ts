import { readRecords } from './run-git.ts';
import { scanObjects, type GitScanOptions } from './scan-objects.ts';

/** Added, copied, changed, or of another type. */
const WITH_CONTENT = '--diff-filter=ACMT';

/** Reads what the next commit would bring in, as it is staged: the files in the folder may have gone on since. */
export async function scanStaged(options: GitScanOptions): Promise<void> {
  const paths = await stagedPaths(options.folder);
  for (const { object, token } of await scanObjects([...paths.keys()], options)) {
    for (const file of paths.get(object.id) ?? []) options.findings.addToken(token, { file });
  }
}

/** By the object that is staged there. */
async function stagedPaths(folder: string): Promise<ReadonlyMap<string, readonly string[]>> {
  const paths = new Map<string, readonly string[]>();
  const how = ['--cached', '--raw', '-z', '--no-abbrev', '--no-renames', WITH_CONTENT];
  let id = '';
  for await (const record of readRecords(['diff', ...how], { folder })) {
    if (id === '') {
      id = record.split(' ')[3] ?? '';
    } else {
      paths.set(id, [...(paths.get(id) ?? []), record]);
      id = '';
    }
  }
  return paths;
}
