import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import ignore, { type Ignore } from 'ignore';

/** The rules of one `.gitignore`, and of those above it. */
export interface IgnoreRules {
  /** Ends with a separator; what is asked about lies below it. */
  readonly folder: string;
  readonly text: string;
  readonly matcher: Ignore;
  readonly above: IgnoreRules | null;
}

/** Adds the rules that a folder has of its own to those above it. The folder is an absolute path that ends with a separator. */
export function rulesOf(folder: string, above: IgnoreRules | null): IgnoreRules | null {
  return addRules(join(folder, '.gitignore'), folder, above);
}

/** The rules that hold for a folder because of those above it, up to the top of the repository that it lies in. */
export function rulesAbove(folder: string): IgnoreRules | null {
  const folders: string[] = [];
  let top = folder;
  while (!existsSync(join(top, '.git'))) {
    const parent = dirname(top);
    // Not in a repository: what lies above has no say.
    if (parent === top) return null;
    top = parent;
    folders.unshift(top);
  }
  let rules = addRules(join(top, '.git', 'info', 'exclude'), withSeparator(top), null);
  for (const each of [...folders, folder]) {
    // Whoever names a folder wants it read, though rules would leave it out.
    if (each !== top) rules = rulesInside(rules, withSeparator(each));
    if (each !== folder) rules = rulesOf(withSeparator(each), rules);
  }
  return rules;
}

/**
 * Whether git would leave a path out. A folder's ends with a separator. As git does, the nearest file that says anything decides, and
 * whoever asks does not go into a folder that is left out.
 */
export function isIgnored(rules: IgnoreRules | null, path: string): boolean {
  for (let each = rules; each !== null; each = each.above) {
    const { ignored, unignored } = each.matcher.test(pathBelow(each.folder, path));
    if (ignored || unignored) return ignored;
  }
  return false;
}

/**
 * The rules for what lies in a folder that is not left out. Where rules further up would leave it out and nearer ones take it in again,
 * the former must not go on to leave out all that is in it.
 */
export function rulesInside(rules: IgnoreRules | null, folder: string): IgnoreRules | null {
  if (rules === null) return null;
  const above = rulesInside(rules.above, folder);
  const path = pathBelow(rules.folder, folder);
  if (!rules.matcher.test(path).ignored) return above === rules.above ? rules : { ...rules, above };
  const text = `${rules.text}\n!/${path.replace(/[\\*?[\]! #]/g, '\\$&')}`;
  return { ...rules, text, matcher: createMatcher(text), above };
}

function addRules(file: string, folder: string, above: IgnoreRules | null): IgnoreRules | null {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return above;
  }
  return { folder, text, matcher: createMatcher(text), above };
}

/** As the path of a folder is asked about. */
export function withSeparator(path: string): string {
  return path.endsWith(sep) ? path : path + sep;
}

function createMatcher(text: string): Ignore {
  // A name of dots alone is no relative path here. Case is told apart everywhere: what is read in vain costs little, what is left out in vain may be a token.
  return ignore({ ignorecase: false, allowRelativePaths: true }).add(text);
}

function pathBelow(folder: string, path: string): string {
  const below = path.slice(folder.length);
  return sep === '/' ? below : below.replaceAll(sep, '/');
}
