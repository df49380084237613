import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Droplet } from '@postern/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeHome, runCli, type CliEnd } from '../support/cli.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';
import { makeDroplet } from './make-droplet.ts';

const KEY = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJdh0MJ5hGsIDiGK9A6zVqAxLR5Bh6DEW5QOZkIzRrq0 laptop';
const LIKE = '--image ubuntu-24-04-x64 --size s-1vcpu-1gb --region nyc3';

let server: TestServer;
let token: string;

beforeAll(async () => {
  server = await startTestServer({ dropletLimit: 1000 });
  token = (await server.issue(['write', 'account'])).secret;
});
afterAll(() => server.stop());

const postern = (line: string, secret = token): Promise<CliEnd> =>
  runCli(line.split(' '), { token: secret, origin: server.origin });

const request = async (method: string, path: string, body?: unknown): Promise<Readonly<Record<string, unknown>>> =>
  (await server.request(method, path, { token, body })).body;

const make = (name: string, wish: object = {}): Promise<number> => makeDroplet(request, { name, ...wish });

async function dropletsNamed(name: string): Promise<readonly Droplet[]> {
  return (await request('GET', `/v2/droplets?name=${name}`))['droplets'] as readonly Droplet[];
}

describe('postern compute droplet create', () => {
  it('makes a Droplet with all that the options ask for', async () => {
    const { ssh_key: key } = await request('POST', '/v2/account/keys', { name: 'laptop', public_key: KEY });
    const file = join(await makeHome(), 'first-boot');
    await writeFile(file, '#!/bin/sh\n');
    const { code, stdout, stderr } = await postern(
      `compute droplet create whole ${LIKE} --ssh-keys ${(key as { id: number }).id} --user-data-file ${file} --enable-backups --backup-policy-plan weekly --backup-policy-weekday tue --backup-policy-hour 8 --enable-ipv6 --enable-monitoring --tag-name web --tag-names blue,green --droplet-agent=false -o json`,
    );
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const [droplet, ...others] = JSON.parse(stdout) as Droplet[];
    expect(others).toEqual([]);
    expect(droplet).toMatchObject({ name: 'whole', region: { slug: 'nyc3' }, size_slug: 's-1vcpu-1gb' });
    const [made] = await dropletsNamed('whole');
    expect(made?.tags.toSorted()).toEqual(['blue', 'green', 'web']);
    expect(made?.features.toSorted()).toEqual(['backups', 'ipv6', 'monitoring', 'private_networking']);
    const { policy } = await request('GET', `/v2/droplets/${made?.id}/backups/policy`);
    expect(policy).toMatchObject({ backup_policy: { plan: 'weekly', weekday: 'TUE', hour: 8 } });
  });

  it('leaves the agent to the server unless it is told', async () => {
    await postern(`compute droplet create agent-unsaid ${LIKE}`);
    await postern(`compute droplet create agent-wanted ${LIKE} --droplet-agent`);
    const featuresOf = async (name: string): Promise<unknown> => (await dropletsNamed(name))[0]?.features;
    expect(await featuresOf('agent-wanted')).toContain('droplet_agent');
    expect(await featuresOf('agent-unsaid')).toEqual(await featuresOf('agent-wanted'));
  });

  it('prints the Droplets that were made, and says which was not', async () => {
    const { code, stdout, stderr } = await postern(`compute droplet create good-1 not_a_host good-2 ${LIKE}`);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^ID .*\n\d+ +good-1 .*\n\d+ +good-2 .*\n$/);
    expect(stderr).toMatch(/^Error: Droplet not_a_host: name: Use letters/);
    expect(await dropletsNamed('good-2')).toHaveLength(1);
  });

  it('prints the same to a program, an error for each that was not made', async () => {
    const line = `compute droplet create json-1 not_a_host also_none ${LIKE} -o json`;
    const { code, stdout, stderr } = await postern(line);
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toEqual([expect.objectContaining({ name: 'json-1' })]);
    expect(JSON.parse(stderr)).toMatchObject({
      errors: [
        { detail: expect.stringMatching(/^Droplet not_a_host: /), problem: { status: 422 } },
        { detail: expect.stringMatching(/^Droplet also_none: /), problem: { status: 422 } },
      ],
    });
  });

  it('moves it into a project, and keeps it where that cannot be', async () => {
    const { project } = await request('POST', '/v2/projects', { name: 'Web', purpose: 'Web Application' });
    const { id } = project as { readonly id: string };
    expect((await postern(`compute droplet create moved ${LIKE} --project-id ${id}`)).code).toBe(0);
    const [moved] = await dropletsNamed('moved');
    const { resources } = await request('GET', `/v2/projects/${id}/resources`);
    expect(resources).toEqual([expect.objectContaining({ urn: `do:droplet:${moved?.id}` })]);

    const elsewhere = '00000000-0000-4000-8000-000000000000';
    const { code, stdout, stderr } = await postern(`compute droplet create stays ${LIKE} --project-id ${elsewhere}`);
    const [stays] = await dropletsNamed('stays');
    expect(code).toBe(5);
    expect(stdout).toMatch(new RegExp(`\\n${stays?.id} +stays `));
    expect(stderr).toContain(`Created, but not moved into the project: ${stays?.id}.`);
  });

  it('sends nothing without an image, or with a file that is not there', async () => {
    const noImage = await postern('compute droplet create none-1 --size s-1vcpu-1gb');
    expect(noImage).toMatchObject({ code: 2, stdout: '' });
    expect(noImage.stderr).toContain("'--image <image>'");
    const noFile = await postern(`compute droplet create none-2 ${LIKE} --user-data-file /no/such/file`);
    expect(noFile).toMatchObject({ code: 2, stdout: '' });
    expect(noFile.stderr).toContain('The file /no/such/file of --user-data-file cannot be read (ENOENT).');
    expect(await dropletsNamed('none-2')).toEqual([]);
  });
});

describe('postern compute droplet get', () => {
  it('finds a Droplet by its ID or its name, exactly as written', async () => {
    const id = await make('Found-1');
    for (const word of [String(id), 'Found-1']) {
      const { code, stdout } = await postern(`compute droplet get ${word} --format ID,Name --no-header`);
      expect({ code, stdout }).toEqual({ code: 0, stdout: `${id}    Found-1\n` });
    }
    const { code, stdout, stderr } = await postern('compute droplet get found-1');
    expect({ code, stdout }).toEqual({ code: 5, stdout: '' });
    expect(stderr).toContain('There is no Droplet named "found-1".');
  });

  it('asks which is meant where several have the name', async () => {
    const ids = [await make('twin'), await make('twin')];
    const { code, stdout, stderr } = await postern('compute droplet get twin');
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain('There are 2 Droplets named "twin".');
    for (const id of ids) expect(stderr).toContain(String(id));
  });
});

describe('postern compute droplet list', () => {
  it('takes patterns of names, a region and a tag', async () => {
    await make('front-1', { tags: ['shop'] });
    await make('front-2', { region: 'ams3', tags: ['shop'] });
    await make('back-1', { tags: ['shop'] });
    const names = async (rest: string): Promise<string[]> =>
      (await postern(`compute droplet list ${rest} --format Name --no-header`)).stdout.split('\n').slice(0, -1);
    expect((await names('front-* back-?')).toSorted()).toEqual(['back-1', 'front-1', 'front-2']);
    expect(await names('front-* --region ams3')).toEqual(['front-2']);
    expect((await names('--tag-name shop')).toSorted()).toEqual(['back-1', 'front-1', 'front-2']);
    expect(await names('--gpus')).toEqual([]);
  });
});

describe('postern compute droplet delete', () => {
  it('deletes by ID and by name, each once, and says which are gone', async () => {
    const [first, second] = [await make('gone-1'), await make('gone-2')];
    const { code, stdout, stderr } = await postern(`compute droplet delete ${first} gone-2 ${first} -f`);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toBe(`Deleted Droplet ${first}.\nDeleted Droplet ${second}.\n`);
    expect(await dropletsNamed('gone-1')).toEqual([]);
  });

  it('deletes the others where one is not there, and says which', async () => {
    const id = await make('gone-3');
    const { code, stdout, stderr } = await postern(`compute droplet delete 999999999 ${id} -f -o json`);
    expect(code).toBe(5);
    expect(JSON.parse(stdout)).toEqual({ deleted: [{ id }] });
    expect(JSON.parse(stderr)).toMatchObject({
      errors: [{ detail: expect.stringMatching(/^Droplet 999999999: /), problem: { status: 404 } }],
    });
  });

  it('deletes nothing where nobody can be asked, and says how to go without', async () => {
    const id = await make('kept-1');
    const { code, stdout, stderr } = await postern(`compute droplet delete ${id}`);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('--force');
    expect(await dropletsNamed('kept-1')).toHaveLength(1);
  });

  it('deletes all with a tag, and has nothing to do where there are none', async () => {
    const ids = [await make('staged-1', { tags: ['staging'] }), await make('staged-2', { tags: ['staging'] })];
    const { stdout } = await postern('compute droplet delete --tag-name staging --force -o json');
    const { deleted } = JSON.parse(stdout) as { readonly deleted: readonly { readonly id: number }[] };
    expect(new Set(deleted.map(({ id }) => id))).toEqual(new Set(ids));
    const again = await postern('compute droplet delete --tag-name staging --force');
    expect(again).toMatchObject({
      code: 0,
      stdout: 'Nothing to delete: no Droplets are using the "staging" tag\n',
      stderr: '',
    });
  });

  it('takes names or a tag, not both, and not neither', async () => {
    for (const rest of ['', ' 12 --tag-name staging']) {
      const { code, stdout, stderr } = await postern(`compute droplet delete${rest} --force`);
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toContain('--tag-name');
    }
  });
});

describe('postern compute droplet tag and untag', () => {
  it('put a tag on several Droplets, and take several off', async () => {
    await request('POST', '/v2/tags', { name: 'prod' });
    const id = await make('tagged-1', { tags: ['old'] });
    await make('tagged-2');
    expect(await postern(`compute droplet tag ${id} tagged-2 --tag-name prod`)).toEqual({
      code: 0,
      stdout: '',
      stderr: '',
    });
    expect((await dropletsNamed('tagged-2'))[0]?.tags).toEqual(['prod']);
    expect((await postern('compute droplet untag tagged-1 --tag-name prod,old')).code).toBe(0);
    expect((await dropletsNamed('tagged-1'))[0]?.tags).toEqual([]);
  });
});
