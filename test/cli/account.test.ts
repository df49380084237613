import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runCli, type CliEnd } from '../support/cli.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';

let server: TestServer;
let token: string;

beforeAll(async () => {
  server = await startTestServer();
  token = (await server.issue(['account', 'billing', 'tokens:read'])).secret;
});
afterAll(() => server.stop());

const run = (words: string, as = token): Promise<CliEnd> =>
  runCli(words.split(' '), { token: as, origin: server.origin });

describe('account', () => {
  it('prints what the API says of the account as one object', async () => {
    const { stdout } = await run('account get -o json');
    expect(JSON.parse(stdout)).toMatchObject({ email: 'ada@example.com', droplet_limit: 25, status: 'active' });
  });

  it('shows the rate limit of a token that has used it up, and of one that may not read the account', async () => {
    const spent = await server.issue(['account'], { rateLimit: { limit: 1, windowSeconds: 3600 } });
    await server.request('GET', '/v2/account', { token: spent.secret });
    const startedAt = Date.now();
    const { code, stdout } = await run('account ratelimit -o json', spent.secret);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ limit: 1, remaining: 0 });
    expect(Date.now() - startedAt).toBeLessThan(5000);
    const narrow = await server.issue(['droplets:read']);
    expect((await run('account ratelimit --format Limit --no-header', narrow.secret)).stdout).toBe('1000000000\n');
  });

  it('says who asks, so that a list of a token’s uses can tell', async () => {
    const seen = await server.request('GET', '/v2/tokens/self', { token });
    const { id } = (seen.body['token'] ?? {}) as { id: number };
    await run('account get');
    const { body } = await server.request('GET', `/v2/tokens/${id}/usage`, { token });
    expect(JSON.stringify(body)).toMatch(/"postern\/\d+\.\d+"/);
  });
});

describe('invoice', () => {
  const home = process.cwd();
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'postern-invoice-'));
    process.chdir(folder);
  });
  afterEach(async () => {
    process.chdir(home);
    await rm(folder, { recursive: true });
  });

  it.each([
    ['csv', /^product,group_description,/],
    ['pdf', /^%PDF-/],
  ])('%s is saved byte for byte under the name that is given, in place of what was there', async (kind, start) => {
    await writeFile(`november.${kind}`, 'x'.repeat(100_000));
    const { code, stdout, stderr } = await run(`invoice ${kind} preview november.${kind}`);
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    const text = await readFile(`november.${kind}`, 'latin1');
    expect(text).toMatch(start);
    expect(stderr).toBe(`Saved november.${kind}, ${text.length} bytes.\n`);
  });

  it('is saved under doctl’s name where none is given, but not over another without --force', async () => {
    expect((await run('invoice csv preview')).code).toBe(0);
    const again = await run('invoice csv preview');
    expect(again.code).toBe(1);
    expect(again.stderr).toContain('There is a file invoice.csv already.');
    expect((await run('invoice csv preview --force')).code).toBe(0);
  });

  it('says which file cannot be written, and which invoice does not exist', async () => {
    expect((await run('invoice pdf preview no-such-folder/november.pdf')).stderr).toContain('cannot be written');
    const { code } = await run('invoice get 00000000-0000-4000-8000-000000000000');
    expect(code).toBe(5);
  });

  it('list begins with what this month comes to so far, as in doctl', async () => {
    const { stdout } = await run('invoice list -o json');
    expect(JSON.parse(stdout)).toMatchObject({
      invoices: [],
      invoice_preview: { amount: expect.stringMatching(/^\d/) },
    });
  });
});
