import { execFileSync } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeHome, runCli } from '../support/cli.ts';
import { forgeToken } from '../support/forged-token.ts';

interface Found {
  readonly token: string;
  readonly places: readonly Place[];
}

interface Place {
  readonly file: string;
  readonly line: number;
  readonly commit?: string | null;
  readonly author_date?: string | null;
}

class Repository {
  readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
    this.git('init', '-q', '-b', 'main');
  }

  git(...parameters: readonly string[]): string {
    const author = { GIT_AUTHOR_NAME: 'Ada', GIT_AUTHOR_EMAIL: 'ada@example.com' };
    const committer = { GIT_COMMITTER_NAME: 'Ada', GIT_COMMITTER_EMAIL: 'ada@example.com' };
    const env = { ...process.env, ...author, ...committer, GIT_CONFIG_GLOBAL: '/dev/null' };
    return execFileSync('git', [...parameters], { cwd: this.folder, encoding: 'utf8', env, stdio: 'pipe' }).trim();
  }

  async write(path: string, text: string): Promise<void> {
    await mkdir(join(this.folder, path, '..'), { recursive: true });
    await writeFile(join(this.folder, path), text);
  }

  /** All that is there; answers the commit. `date` is the author's. */
  commit(message: string, date = '2026-11-01T12:00:00+01:00'): string {
    this.git('add', '--all');
    this.git('commit', '-q', '--allow-empty', '-m', message, '--date', date);
    return this.git('rev-parse', 'HEAD');
  }

  async scan(...options: readonly string[]): Promise<readonly Found[]> {
    const { stdout } = await runCli(['scan', ...options, this.folder, '-o', 'json']);
    return JSON.parse(stdout) as readonly Found[];
  }
}

const createRepository = async (): Promise<Repository> => new Repository(await makeHome());
const [one, two] = [forgeToken('AAAAAAAAAA'), forgeToken('BBBBBBBBBB')];

describe('postern scan --git', () => {
  it('finds a token in a file that was deleted, with the commit that brought it in', async () => {
    const repository = await createRepository();
    await repository.write('readme', 'hello');
    repository.commit('Begin');
    await repository.write('deploy/.env', `A=1\nTOKEN=${one}\n`);
    const guilty = repository.commit('Deploy', '2026-11-02T09:30:00+01:00');
    await rm(join(repository.folder, 'deploy'), { recursive: true });
    repository.commit('Take it out again');
    expect(await repository.scan()).toEqual([]);
    expect(await repository.scan('--git')).toMatchObject([
      {
        token: one.slice(0, 17),
        places: [{ file: 'deploy/.env', line: 2, commit: guilty, author_date: '2026-11-02T09:30:00+01:00' }],
      },
    ]);
    const { code, stdout } = await runCli(['scan', '--git', repository.folder]);
    expect(code).toBe(1);
    expect(stdout).toMatch(
      new RegExp(`^Token +State +File +Line +Commit\\n.* deploy/.env +2 +${guilty.slice(0, 12)}\\n$`),
    );
  });

  it('names the first commit only, however the file goes on, and each path', async () => {
    const repository = await createRepository();
    await repository.write('a', one);
    const first = repository.commit('First');
    await repository.write('a', `more\n${one}`);
    repository.commit('Second');
    await repository.write('b', `${one}\nelsewhere`);
    const third = repository.commit('Third');
    const [found] = await repository.scan('--git');
    expect(found?.places).toMatchObject([
      { file: 'a', line: 1, commit: first },
      { file: 'b', line: 1, commit: third },
    ]);
  });

  it('finds what a merge, another branch, a message, a tag or no commit at all has', async () => {
    const repository = await createRepository();
    await repository.write('a', 'a');
    repository.commit('Begin');
    repository.git('checkout', '-q', '-b', 'topic');
    await repository.write('topic file', one);
    const topic = repository.commit('On a branch');
    repository.git('checkout', '-q', 'main');
    await repository.write('b', 'b');
    repository.commit('Meanwhile');
    repository.git('merge', '-q', '--no-commit', 'topic');
    await repository.write('only in the merge', two);
    const merge = repository.commit('Merge');
    const said = repository.commit(`By the way: ${forgeToken('CCCCCCCCCC')}`);
    repository.git('tag', '-a', 'v1', '-m', forgeToken('DDDDDDDDDD'));
    await repository.write('never committed', forgeToken('EEEEEEEEEE'));
    const blob = repository.git('hash-object', '-w', 'never committed');
    const found = await repository.scan('--git');
    expect(Object.fromEntries(found.map(({ token, places: [place] }) => [token.slice(7), place]))).toMatchObject({
      AAAAAAAAAA: { file: 'topic file', commit: topic },
      BBBBBBBBBB: { file: 'only in the merge', commit: merge },
      CCCCCCCCCC: { file: 'commit message', commit: said },
      DDDDDDDDDD: { file: 'tag message', commit: null },
      EEEEEEEEEE: { file: `blob ${blob.slice(0, 12)}`, commit: null, author_date: null },
    });
  });

  it('reads only what a range of commits brought in', async () => {
    const repository = await createRepository();
    await repository.write('a', one);
    repository.commit('First');
    await repository.write('b', two);
    const second = repository.commit('Second');
    expect(await repository.scan('--git', '--range', 'HEAD~1..HEAD')).toMatchObject([
      { token: two.slice(0, 17), places: [{ file: 'b', commit: second }] },
    ]);
  });

  it('copes with odd names and large files', async () => {
    const repository = await createRepository();
    await repository.write(':odd: "name"\nü', `${'x\n'.repeat(1_000_000)}${one}`);
    const commit = repository.commit('Odd');
    expect(await repository.scan('--git')).toMatchObject([
      { places: [{ file: ':odd: "name"\nü', line: 1_000_001, commit }] },
    ]);
  });

  it('finds nothing in a repository without commits, and says where there is none', async () => {
    const repository = await createRepository();
    expect(await repository.scan('--git')).toEqual([]);
    const { code, stdout, stderr } = await runCli(['scan', '--git', await makeHome()]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/^Error: git could not read the repository: .*not a git repository/);
  });

  it('takes no range for an option of git', async () => {
    const repository = await createRepository();
    repository.commit('Begin');
    const output = join(repository.folder, 'written');
    const { code } = await runCli(['scan', '--git', `--range=--output=${output}`, repository.folder]);
    expect(code).toBe(1);
    expect(await repository.scan('--no-ignore')).toEqual([]);
    expect(repository.git('status', '--porcelain')).toBe('');
  });
});

describe('postern scan --staged', () => {
  it('reads what is staged, and not what the files say by now', async () => {
    const repository = await createRepository();
    await repository.write('old', one);
    repository.commit('Begin');
    await repository.write('new', two);
    await repository.write('unstaged', forgeToken('CCCCCCCCCC'));
    repository.git('add', 'new');
    await repository.write('new', 'clean again');
    expect(await repository.scan('--staged')).toMatchObject([{ token: two.slice(0, 17), places: [{ file: 'new' }] }]);
  });

  it('works before the first commit, and where nothing is staged', async () => {
    const repository = await createRepository();
    expect(await repository.scan('--staged')).toEqual([]);
    await repository.write('a', one);
    repository.git('add', 'a');
    expect(await repository.scan('--staged')).toHaveLength(1);
  });
});
