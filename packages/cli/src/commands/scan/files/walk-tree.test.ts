import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { walkTree } from './walk-tree.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'postern-walk-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

function write(files: Readonly<Record<string, string>>, root = folder): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

function git(...parameters: readonly string[]): string {
  // Without what whoever runs the tests leaves out everywhere.
  return execFileSync('git', ['-c', 'core.excludesFile=', ...parameters], { cwd: folder, encoding: 'utf8' });
}

/** What git would take in: its own word on which files are left out. */
function filesByGit(below = ''): string[] {
  const listed = git('ls-files', '--others', '--exclude-standard', '-z', ...(below === '' ? [] : ['--', below]));
  return listed.split('\0').filter(Boolean).toSorted();
}

function filesByWalk(below = '', ignored: 'left out' | 'read' = 'left out'): string[] {
  const onUnreadable = (file: object): never => {
    throw new Error(JSON.stringify(file));
  };
  const found = [...walkTree(join(folder, below), { ignored, onUnreadable })].flat();
  return found.map((path) => path.slice(folder.length + 1)).toSorted();
}

describe('the files of a tree', () => {
  it.each<readonly [string, Readonly<Record<string, string>>]>([
    ['a name anywhere', { '.gitignore': 'secret\n' }],
    ['a name at the top', { '.gitignore': '/b.txt\n/dir/b.txt\n' }],
    ['folders alone', { '.gitignore': 'dir/\nb.txt/\n' }],
    ['all but one', { '.gitignore': '*\n!*/\n!b.txt\n' }],
    ['what is inside, but not the folder', { '.gitignore': 'dir/*\n!dir/b.txt\n' }],
    ['a folder, so that nothing in it comes back', { '.gitignore': 'dir\n!dir/b.txt\n' }],
    ['what a file further down takes in again', { '.gitignore': '*.txt\n', 'dir/.gitignore': '!b.txt\n' }],
    ['a folder that a file further down takes in again', { '.gitignore': 'deep/\n', 'dir/.gitignore': '!deep\n' }],
    ['stars over folders', { '.gitignore': '**/deep/*.txt\na/**\n' }],
    ['letters in brackets', { '.gitignore': '[ab].txt\n![!b].txt\n' }],
    ['comments, blanks at the end and escapes', { '.gitignore': '# b.txt\n\\#odd\nb.txt   \n\\!odd\n' }],
    ['lines that end as on Windows', { '.gitignore': 'dir/\r\n' }],
    ['nothing, by an empty file', { '.gitignore': '', 'dir/.gitignore': '\n' }],
  ])('are those that git takes, where .gitignore names %s', (_, rules) => {
    git('init', '-q');
    write({ 'a.txt': '', 'b.txt': '', '#odd': '', '!odd': '', 'dir/a.txt': '', 'dir/b.txt': '', 'dir/deep/b.txt': '' });
    write({ 'a/b.txt': '', 'a/secret': '', 'a/deep/x/b.txt': '', '...': '', ...rules });
    expect(filesByWalk()).toEqual(filesByGit());
    for (const below of ['dir', 'dir/deep', 'a']) {
      // Where git leaves the folder out as a whole, whoever names it here wants it read.
      const taken = filesByGit(below);
      expect(taken.length > 0 ? filesByWalk(below) : taken).toEqual(taken);
    }
  });

  it('are those that git takes, whatever the rules', () => {
    const part = fc.constantFrom('a', 'b', 'ab', 'c.txt', '*', '?', '*.txt', 'a*', '[ab]', '**');
    const rule = fc
      .record({
        not: fc.constantFrom('', '', '!'),
        start: fc.constantFrom('', '', '/'),
        parts: fc.array(part, { minLength: 1, maxLength: 3 }),
        end: fc.constantFrom('', '', '/'),
      })
      .map(({ not, start, parts, end }) => `${not}${start}${parts.join('/')}${end}`);
    const rules = fc.array(rule, { maxLength: 4 }).map((lines) => lines.join('\n'));
    const names = ['a', 'b', 'ab', 'c.txt'];
    const files = names.flatMap((one) =>
      ['x', ...names].flatMap((two) => ['y', ...names].map((three) => `d${one}/${two}.d/${three}`)),
    );
    git('init', '-q');
    write(Object.fromEntries([...files, ...names, 'a.d/b', 'b.d/a.d/c.txt'].map((path) => [path, ''])));
    fc.assert(
      fc.property(rules, rules, rules, (top, middle, deep) => {
        write({ '.gitignore': top, 'da/.gitignore': middle, 'da/a.d/.gitignore': deep, 'b.d/.gitignore': deep });
        expect(filesByWalk()).toEqual(filesByGit());
      }),
      { numRuns: 40 },
    );
  });

  it('are those of .git/info/exclude left out as well', () => {
    git('init', '-q');
    write({ '.git/info/exclude': 'mine\n', mine: '', 'dir/mine': '', yours: '' });
    expect(filesByWalk()).toEqual(['yours']);
    expect(filesByWalk('dir')).toEqual([]);
  });

  it('obey .gitignore outside of a repository too, from the folder named on', () => {
    write({ '.gitignore': 'dir/a', 'dir/a': '', 'dir/.gitignore': 'b', 'dir/b': '', 'dir/c': '' });
    expect(filesByWalk()).toEqual(['.gitignore', 'dir/.gitignore', 'dir/c']);
    expect(filesByWalk('dir')).toEqual(['dir/.gitignore', 'dir/a', 'dir/c']);
  });

  it('are all of them where .gitignore has no say, but never those of .git', () => {
    git('init', '-q');
    write({ '.gitignore': '*', 'dir/a': '' });
    expect(filesByWalk('', 'read')).toEqual(['.gitignore', 'dir/a']);
  });

  it('are a file that is named, whatever the rules say of it', () => {
    write({ '.gitignore': '*', a: '' });
    expect(filesByWalk('a')).toEqual(['a']);
  });

  it('are none behind a symbolic link, unless the link is named', () => {
    write({ 'real/a': '' });
    symlinkSync(join(folder, 'real'), join(folder, 'link'));
    symlinkSync(folder, join(folder, 'real', 'round'));
    expect(filesByWalk()).toEqual(['real/a']);
    expect(filesByWalk('link')).toEqual(['link/a']);
  });
});
