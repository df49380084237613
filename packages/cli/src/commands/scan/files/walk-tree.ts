import { readdirSync, statSync, type Dirent } from 'node:fs';
import { resolve, sep } from 'node:path';
import { isIgnored, rulesAbove, rulesInside, rulesOf, withSeparator, type IgnoreRules } from './ignore-rules.ts';
import { codeOf, type UnreadableFile } from './scan-files.ts';

export interface WalkOptions {
  /** Whether `.gitignore` has a say. */
  readonly ignored: 'left out' | 'read';
  readonly onUnreadable: (file: UnreadableFile) => void;
}

interface Folder {
  /** As it was given, and as it is shown. */
  readonly path: string;
  /** Ends with a separator. */
  readonly absolute: string;
  readonly rules: IgnoreRules | null;
}

/** What git keeps for itself; its objects are packed, so that nothing would be found in them. `--git` reads them. */
const GIT_FOLDER = '.git';

/**
 * The files below a path, folder by folder, or the path itself where it is no folder. A symbolic link is followed where it was named,
 * and nowhere else.
 */
export function* walkTree(path: string, options: WalkOptions): Generator<readonly string[]> {
  const status = attempt(path, options, () => statSync(path));
  if (status === null) return;
  if (!status.isDirectory()) {
    yield [path];
    return;
  }
  const absolute = resolve(path);
  const isObeying = options.ignored === 'left out';
  const first = { path, absolute: withSeparator(absolute), rules: isObeying ? rulesAbove(absolute) : null };
  const waiting: Folder[] = [first];
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    const { files, folders } = readFolder(folder, options);
    if (files.length > 0) yield files;
    // Backwards, because the last one is taken first.
    for (const each of folders.toReversed()) waiting.push(each);
  }
}

function readFolder(folder: Folder, options: WalkOptions): { files: readonly string[]; folders: readonly Folder[] } {
  const files: string[] = [];
  const folders: Folder[] = [];
  const entries = attempt(folder.path, options, () => readdirSync(folder.path, { withFileTypes: true })) ?? [];
  const rules = rulesHere(folder, entries, options);
  const start = folder.path === '.' ? '' : withSeparator(folder.path);
  for (const entry of entries) {
    const { name } = entry;
    if (entry.isFile()) {
      if (rules === null || !isIgnored(rules, folder.absolute + name)) files.push(start + name);
    } else if (entry.isDirectory() && name !== GIT_FOLDER) {
      const absolute = folder.absolute + name + sep;
      if (rules === null) folders.push({ path: start + name, absolute, rules });
      else if (!isIgnored(rules, absolute)) {
        folders.push({ path: start + name, absolute, rules: rulesInside(rules, absolute) });
      }
    }
  }
  return { files, folders };
}

function rulesHere(
  { absolute, rules }: Folder,
  entries: readonly Dirent[],
  { ignored }: WalkOptions,
): IgnoreRules | null {
  // git takes no rules from a symbolic link.
  const hasOwn = ignored === 'left out' && entries.some((entry) => entry.name === '.gitignore' && entry.isFile());
  return hasOwn ? rulesOf(absolute, rules) : rules;
}

function attempt<T>(path: string, { onUnreadable }: WalkOptions, read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    onUnreadable({ path, code: codeOf(error) });
    return null;
  }
}
