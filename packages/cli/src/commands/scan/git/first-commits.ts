import { readRecords } from './run-git.ts';

/** The commit that first had an object at a path. */
export interface FirstCommit {
  readonly path: string;
  readonly commit: string;
  readonly authorDate: string;
  /** Parents come before their children. */
  readonly order: number;
}

/** Where a commit's own words stand. */
export const COMMIT_MESSAGE = 'commit message';
const COMMIT_MARK = 'commit ';
const ALL_COMMITS = ['--all', '--reflog'];

/**
 * For each of the objects the paths where it ever stood, and the first commit that has it there; for a commit, itself. One walk through the
 * history, however many there are to find.
 */
export async function firstCommitsOf(
  ids: ReadonlySet<string>,
  { folder, range }: { readonly folder: string; readonly range: string | undefined },
): Promise<ReadonlyMap<string, readonly FirstCommit[]>> {
  const found = new Map<string, FirstCommit[]>();
  const commits = range === undefined ? ALL_COMMITS : ['--end-of-options', range];
  // Against every parent: a merge brings in what neither side has.
  const how = ['--reverse', '--topo-order', '--raw', '--no-abbrev', '--no-renames', '--root', '-m', '-z'];
  const records = readRecords(['log', ...how, `--format=${COMMIT_MARK}%H %aI`, ...commits], { folder });
  let at = { commit: '', authorDate: '', order: 0 };
  let id = '';
  for await (const record of records) {
    const text = record.replace(/^\n/, '');
    if (id !== '') {
      // What follows the line of an object is its path, whatever that looks like.
      if (ids.has(id)) note(found, id, { path: record, ...at });
      id = '';
    } else if (text.startsWith(':')) {
      id = text.split(' ')[3] ?? '';
    } else if (text.startsWith(COMMIT_MARK)) {
      const [commit = '', authorDate = ''] = text.slice(COMMIT_MARK.length).trim().split(' ');
      at = { commit, authorDate, order: at.order + 1 };
      if (ids.has(commit)) note(found, commit, { path: COMMIT_MESSAGE, ...at });
    }
  }
  return found;
}

function note(found: Map<string, FirstCommit[]>, id: string, first: FirstCommit): void {
  const known = found.get(id) ?? [];
  if (!known.some(({ path }) => path === first.path)) known.push(first);
  found.set(id, known);
}
