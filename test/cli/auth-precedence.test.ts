import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeHome, runCli, type CliEnd } from '../support/cli.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';

const KINDS = ['flag', 'command', 'postern', 'postern-command', 'doctl', 'saved', 'work'] as const;
type Kind = (typeof KINDS)[number];

let server: TestServer;
let tokens: Readonly<Record<Kind, string>>;

beforeAll(async () => {
  server = await startTestServer();
  const issued = await Promise.all(KINDS.map(async (kind) => [kind, (await server.issue(['account'])).secret]));
  tokens = Object.fromEntries(issued) as Record<Kind, string>;
});
afterAll(() => server.stop());

async function homeWithSignIns(): Promise<string> {
  const HOME = await makeHome();
  for (const [name, kind] of [
    ['default', 'saved'],
    ['work', 'work'],
  ] as const) {
    const argv = ['auth', 'init', '--token-stdin', '--context', name];
    await runCli(argv, { stdin: tokens[kind], origin: server.origin, environment: { HOME } });
  }
  return HOME;
}

type Given = Readonly<Record<string, string>>;
interface Lines {
  readonly argv?: (token: typeof tokens) => readonly string[];
  readonly environment?: (token: typeof tokens) => Given;
}

async function status({ argv, environment }: Lines): Promise<CliEnd> {
  const HOME = await homeWithSignIns();
  const PATH = process.env['PATH'] ?? '';
  return runCli(['auth', 'status', '-o', 'json', ...(argv?.(tokens) ?? [])], {
    environment: { HOME, PATH, ...environment?.(tokens) },
  });
}

const all = (token: typeof tokens): Given => ({
  POSTERN_TOKEN: token.postern,
  POSTERN_TOKEN_COMMAND: `echo ${token['postern-command']}`,
  DIGITALOCEAN_ACCESS_TOKEN: token.doctl,
});
const without =
  (...names: readonly string[]) =>
  (token: typeof tokens): Given =>
    Object.fromEntries(Object.entries(all(token)).map(([name, text]) => [name, names.includes(name) ? '' : text]));

it.each<[string, Kind, Lines]>([
  [
    '--access-token before all else',
    'flag',
    { argv: (token) => ['-t', token.flag, '--context', 'work'], environment: all },
  ],
  [
    '--token-command before the environment',
    'command',
    { argv: (token) => ['--token-command', `echo ${token.command}`], environment: all },
  ],
  ['--context before the environment', 'work', { argv: () => ['--context', 'WORK'], environment: all }],
  ['POSTERN_TOKEN before the rest of the environment', 'postern', { environment: all }],
  ['POSTERN_TOKEN_COMMAND after it', 'postern-command', { environment: without('POSTERN_TOKEN') }],
  ['doctl’s variable after ours', 'doctl', { environment: without('POSTERN_TOKEN', 'POSTERN_TOKEN_COMMAND') }],
  [
    'what was saved last',
    'saved',
    { environment: without('POSTERN_TOKEN', 'POSTERN_TOKEN_COMMAND', 'DIGITALOCEAN_ACCESS_TOKEN') },
  ],
  [
    'the sign-in of POSTERN_CONTEXT',
    'work',
    { environment: () => ({ POSTERN_CONTEXT: 'work', DIGITALOCEAN_CONTEXT: 'default' }) },
  ],
  ['the sign-in of DIGITALOCEAN_CONTEXT', 'work', { environment: () => ({ DIGITALOCEAN_CONTEXT: 'Work' }) }],
])('takes %s', async (_, kind, lines) => {
  const { code, stdout } = await status(lines);
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ token_starts_with: tokens[kind].slice(0, 17), api_url: server.origin });
});

it('says which sign-ins there are when it is asked for another', async () => {
  const { code, stderr } = await status({ argv: () => ['--context', 'other'] });
  expect(code).toBe(3);
  expect(JSON.parse(stderr)).toMatchObject({ errors: [{ detail: 'There is no sign-in "other".' }] });
});

it.each(['--api-url', 'POSTERN_API_URL', 'DIGITALOCEAN_API_URL'])(
  'does not send a saved token to another server that %s names',
  async (source) => {
    const other = await startTestServer();
    try {
      const lines = source.startsWith('-')
        ? { argv: () => [source, other.origin] }
        : { environment: () => ({ [source]: other.origin }) };
      const { code, stdout, stderr } = await status(lines);
      expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
      const [error] = (JSON.parse(stderr) as { errors: [{ detail: string; advice: string[]; problem?: unknown }] })
        .errors;
      expect(error.detail).toContain(`was saved for ${server.origin}, and ${source} names ${other.origin}`);
      expect(error.advice.join()).toContain('postern auth init --context NAME');
      // A server that had been asked would have answered.
      expect(error.problem).toBeUndefined();
    } finally {
      await other.stop();
    }
  },
);

it('sends a token that was given to the server that was named, and warns where that is in the clear', async () => {
  const argv = ['auth', 'status', '-t', tokens.flag, '--http-retry-max', '0', '--api-url'];
  const { stderr } = await runCli([...argv, 'http://api.invalid']);
  expect(stderr.match(/is not encrypted/g)).toHaveLength(1);
  expect((await runCli([...argv, server.origin])).stderr).toBe('');
});
