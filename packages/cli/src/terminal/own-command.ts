import { realpathSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import process from 'node:process';
import { quoteForShell } from './quote-for-shell.ts';
import type { Environment } from './terminal.ts';

const NAMES = process.platform === 'win32' ? ['postern.cmd'] : ['postern'];

/**
 * What is typed in the current folder to run this very command once more: `postern` where the shell finds it, `npx postern` where
 * npm does, both paths in full where neither will.
 */
export function ownCommand(environment: Environment): string {
  const own = process.argv[1] ?? '';
  // npm puts folders of its own in front, which the shell that is typed into does not have.
  const folders = (environment['PATH'] ?? '').split(delimiter).filter((folder) => !folder.includes('node_modules'));
  if (folders.some((folder) => leadsTo(folder, own))) return 'postern';
  if (parentsOf(process.cwd()).some((folder) => leadsTo(join(folder, 'node_modules', '.bin'), own))) {
    return 'npx postern';
  }
  return `${quoteForShell(process.execPath)} ${quoteForShell(own)}`;
}

/** Whether a folder of commands holds this one. On Windows a script stands there that cannot be followed, so its name is enough. */
function leadsTo(folder: string, own: string): boolean {
  return NAMES.some((name) => {
    try {
      const found = realpathSync(join(folder, name));
      return process.platform === 'win32' || found === realpathSync(own);
    } catch {
      return false;
    }
  });
}

function parentsOf(folder: string): readonly string[] {
  const parent = dirname(folder);
  return parent === folder ? [folder] : [folder, ...parentsOf(parent)];
}
