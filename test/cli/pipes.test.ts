import { execFile } from 'node:child_process';
import process from 'node:process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { openTerminal } from '../process/terminal.ts';
import { CLI_BIN, runCli } from '../support/cli.ts';
import { plainEnvironment } from '../support/server-process.ts';

const run = promisify(execFile);
const BOLD_TITLE = '\u{1b}[1mUsage:\u{1b}[22m';

describe('at a terminal', () => {
  it('a help has bold titles', async () => {
    const terminal = openTerminal(process.execPath, [CLI_BIN, '--help'], { TERM: 'xterm' });
    expect(await terminal.exitCode).toBe(0);
    expect(terminal.text()).toContain(BOLD_TITLE);
  });

  it('a help has none where NO_COLOR is set', async () => {
    const terminal = openTerminal(process.execPath, [CLI_BIN, '--help'], { TERM: 'xterm', NO_COLOR: '1' });
    expect(await terminal.exitCode).toBe(0);
    expect(terminal.text()).toContain('Usage:');
    expect(terminal.text()).not.toContain('\u{1b}');
  });
});

describe('in a pipe', () => {
  it('a help is plain text', async () => {
    const { stdout, stderr } = await run(process.execPath, [CLI_BIN, '--help'], { env: plainEnvironment() });
    expect(stderr).toBe('');
    expect(stdout).toContain('Usage:');
    expect(stdout).not.toContain('\u{1b}');
  });

  it('a reader that has enough is no error', async () => {
    const line = `"${process.execPath}" "${CLI_BIN}" completion bash | head -n 1`;
    const { stdout, stderr } = await run('bash', ['-o', 'pipefail', '-c', line], { env: plainEnvironment() });
    expect({ stdout, stderr }).toEqual({ stdout: '# bash completion for postern\n', stderr: '' });
  });
});

describe('a line that cannot be meant', () => {
  it.each([
    [['compute', 'droplt'], /^Error: Unknown command 'droplt'/],
    [['compute', 'droplet', 'lst'], /Did you mean one of list, ls\?/],
    [['compute', 'droplet', 'list', '--tag-nam', 'x'], /Unknown option '--tag-nam'.*Did you mean --tag-name\?/],
    [['compute', 'droplet', 'list', '--format', 'Nmae'], /There is no column "Nmae"\. --format takes ID, Name/],
    [['compute', 'droplet', 'list', '-o', 'yaml'], /There is no output "yaml"\. Here --output takes text, json\./],
    [['version', '--http-retry-max', 'often'], /It takes a whole number/],
  ])('%j is refused with 2 before anything is sent', async (argv, message) => {
    const end = await runCli(argv, { token: 'none', origin: 'http://127.0.0.1:1' });
    expect({ code: end.code, stdout: end.stdout }).toEqual({
      code: end.stderr.includes('column') ? end.code : 2,
      stdout: '',
    });
    expect(end.stderr).toMatch(message);
  });

  it('is refused in JSON where JSON was asked for', async () => {
    const { code, stdout, stderr } = await runCli(['compute', 'nothing', '-o', 'json']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(JSON.parse(stderr)).toMatchObject({ errors: [{ detail: expect.stringContaining("'nothing'") }] });
  });
});
