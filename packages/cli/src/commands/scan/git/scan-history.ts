import { keyOf, type Findings } from '../findings.ts';
import { COMMIT_MESSAGE, firstCommitsOf, type FirstCommit } from './first-commits.ts';
import { startGit } from './run-git.ts';
import { scanObjects, type GitScanOptions, type ObjectToken } from './scan-objects.ts';

/** As git takes it: `main..topic`. */
export type HistoryOptions = GitScanOptions & { readonly range: string | undefined };

/**
 * Reads all that a repository ever held, deleted files and messages of commits included, or what a range of commits brought in. A token is
 * named with each path where it stood, and with the first commit that had it there.
 */
export async function scanHistory(options: HistoryOptions): Promise<void> {
  const { range, findings } = options;
  const found = await scanObjects(range === undefined ? 'all' : await idsIn(range, options.folder), options);
  if (found.length === 0) return;
  const commits = await firstCommitsOf(new Set(found.map(({ object }) => object.id)), options);
  const standings = found.flatMap(({ object, token }) => {
    return (commits.get(object.id) ?? [{ path: pathOf(object) }]).map((first) => ({ object, token, first }));
  });
  addFirst(findings, standings);
}

interface Standing extends ObjectToken {
  /** The path alone, where no commit has the object. */
  readonly first: FirstCommit | Pick<FirstCommit, 'path'>;
}

/** What a token is in at a path is taken from the first commit only: later ones say the same of it. */
function addFirst(findings: Findings, standings: readonly Standing[]): void {
  const chosen = new Map<string, string>();
  for (const { object, token, first } of standings.toSorted((one, other) => orderOf(one) - orderOf(other))) {
    const key = `${keyOf(token.secret)} ${first.path}`;
    const id = chosen.get(key) ?? object.id;
    if (id !== object.id) continue;
    chosen.set(key, id);
    const { commit, authorDate } = 'commit' in first ? first : { commit: null, authorDate: null };
    findings.addToken(token, { file: first.path, commit, authorDate });
  }
}

function orderOf({ first }: Standing): number {
  return 'order' in first ? first.order : Infinity;
}

/** What an object is called that no commit of the walk has. */
function pathOf({ id, type }: ObjectToken['object']): string {
  if (type === 'commit') return COMMIT_MESSAGE;
  return type === 'tag' ? 'tag message' : `blob ${id.slice(0, 12)}`;
}

/** The objects that a range of commits brought in. */
async function idsIn(range: string, folder: string): Promise<readonly string[]> {
  const git = startGit(['rev-list', '--objects', '--no-object-names', '--end-of-options', range], { folder });
  let text = '';
  for await (const chunk of git.stdout.setEncoding('latin1') as AsyncIterable<string>) text += chunk;
  await git.ended;
  return text.split('\n').filter((id) => id !== '');
}
