import type { Domain } from '@postern/api';
import { createAccount } from '@postern/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DATABASES } from '../support/stores.ts';
import { startTestServer, type TestAnswer, type TestServer } from '../support/test-server.ts';

describe.each(DATABASES)('domains on $name', (database) => {
  let server: TestServer;
  let token: string;
  beforeAll(async () => {
    server = await startTestServer({ database, withClock: true });
    token = (await server.issue(['domains:write'])).secret;
  });
  afterAll(() => server.stop());

  const ask = (method: string, path: string, body?: object): Promise<TestAnswer> =>
    server.request(method, `/v2/domains${path}`, { token, ...(body !== undefined && { body }) });
  const add = (body: object): Promise<TestAnswer> => ask('POST', '', body);
  const domainOf = ({ body }: TestAnswer): Domain => body['domain'] as Domain;
  const typesOf = async (name: string): Promise<string> => {
    const { body } = await ask('GET', `/${name}/records`);
    return (body['domain_records'] as { type: string }[]).map(({ type }) => type).join(' ');
  };
  const projectOf = (name: string, accountId = server.account.id) =>
    server.database.kysely
      .selectFrom('project_resources')
      .innerJoin('projects', 'projects.id', 'project_resources.project_id')
      .select('is_default')
      .where('project_resources.account_id', '=', accountId)
      .where('urn', '=', `do:domain:${name}`)
      .execute();

  describe('POST /v2/domains', () => {
    it('adds a domain with its name servers, and no address unless one is given', async () => {
      const answer = await add({ name: 'plain.example' });
      expect(answer.status).toBe(201);
      expect(domainOf(answer)).toMatchObject({ name: 'plain.example', ttl: 1800 });
      expect(await typesOf('plain.example')).toBe('SOA NS NS NS');
    });

    it.each([
      ['192.0.2.1', 'A'],
      ['2001:db8::1', 'AAAA'],
    ])('gives the domain itself the address %s', async (address, type) => {
      const name = `${type}.with-address.example`;
      const { zone_file: zone } = domainOf(await add({ name, ip_address: address }));
      expect(await typesOf(name)).toBe(`SOA NS NS NS ${type}`);
      expect(zone).toContain(`${name.toLowerCase()}. 1800 IN ${type} ${address}\n`);
    });

    it('takes an empty or null address for none, and what it does not know for nothing', async () => {
      for (const [index, given] of [{ ip_address: '' }, { ip_address: null }, { ttl: 5, other: [] }].entries()) {
        const name = `empty-${index}.example`;
        expect((await add({ name, ...given })).status).toBe(201);
        expect(await typesOf(name)).toBe('SOA NS NS NS');
      }
    });

    it.each([
      'tf-acc-test--records01.com',
      'tf-acc-test-x-0.com',
      'a.b.c.example',
      'xn--bcher-kva.example',
      'UPPER.Example',
    ])('takes the name %s, in lower case', async (name) => {
      expect(domainOf(await add({ name })).name).toBe(name.toLowerCase());
    });

    it.each([
      '',
      'localhost',
      'two words.com',
      'under..dots.com',
      '-a.com',
      'a.com.',
      '192.0.2.1',
      'büro.example',
      7,
      null,
    ])('refuses %j, naming the field', async (name) => {
      const { status, body } = await add({ name });
      expect({ status, errors: body['errors'] }).toEqual({
        status: 422,
        errors: [{ field: 'name', message: expect.stringMatching(/\w/) }],
      });
    });

    it('refuses an address that is none', async () => {
      const { status, body } = await add({ name: 'no-address.example', ip_address: '192.0.2' });
      expect({ status, errors: body['errors'] }).toEqual({
        status: 422,
        errors: [{ field: 'ip_address', message: 'Give an IP address.' }],
      });
      expect((await ask('GET', '/no-address.example')).status).toBe(404);
    });

    it('refuses a domain that the account has, in any case, and leaves it as it is', async () => {
      await add({ name: 'twice.example' });
      const { status, body } = await add({ name: 'TWICE.example', ip_address: '192.0.2.1' });
      expect(status).toBe(422);
      expect(body['message']).toBe('name: the account has twice.example already');
      expect(await typesOf('twice.example')).toBe('SOA NS NS NS');
    });

    it('lets two accounts have one name, each its own', async () => {
      const other = { email: 'eve@example.com', name: 'Eve', createdAt: new Date() };
      const { id: accountId } = await createAccount(server.database.kysely, other);
      const { secret } = await server.issue(['domains:write'], { accountId });
      await add({ name: 'both.example', ip_address: '192.0.2.1' });
      const theirs = await server.request('POST', '/v2/domains', { token: secret, body: { name: 'both.example' } });
      expect(theirs.status).toBe(201);
      expect((await server.request('DELETE', '/v2/domains/both.example', { token: secret })).status).toBe(204);
      expect(await typesOf('both.example')).toBe('SOA NS NS NS A');
      expect(await projectOf('both.example', accountId)).toEqual([]);
      expect(await projectOf('both.example')).toHaveLength(1);
    });

    it('puts it into the default project until it is removed', async () => {
      await add({ name: 'in-project.example' });
      expect(await projectOf('in-project.example')).toEqual([{ is_default: 1 }]);
      await ask('DELETE', '/in-project.example');
      expect(await projectOf('in-project.example')).toEqual([]);
    });
  });

  describe('GET /v2/domains/{domain_name}', () => {
    it('shows the zone as a file, in any case of the name', async () => {
      const { body } = await add({ name: 'zone.example', ip_address: '192.0.2.1' });
      const serial = Math.floor(server.clock.now() / 1000);
      const zoneFile = [
        '$ORIGIN zone.example.',
        '$TTL 1800',
        `zone.example. IN SOA ns1.digitalocean.com. hostmaster.zone.example. ${serial} 10800 3600 604800 1800`,
        'zone.example. 1800 IN NS ns1.digitalocean.com.',
        'zone.example. 1800 IN NS ns2.digitalocean.com.',
        'zone.example. 1800 IN NS ns3.digitalocean.com.',
        'zone.example. 1800 IN A 192.0.2.1',
        '',
      ].join('\n');
      expect(body['domain']).toEqual({ name: 'zone.example', ttl: 1800, zone_file: zoneFile });
      for (const name of ['zone.example', 'Zone.EXAMPLE']) expect((await ask('GET', `/${name}`)).body).toEqual(body);
    });

    it('counts the serial up with every change, and only with a change', async () => {
      const serialOf = async (): Promise<number> => {
        const [, serial] = / (\d+) 10800 /.exec(domainOf(await ask('GET', '/serial.example')).zone_file ?? '') ?? [];
        return Number(serial);
      };
      await add({ name: 'serial.example' });
      const first = await serialOf();
      await ask('POST', '/serial.example/records', { type: 'A', name: 'a', data: '192.0.2.1' });
      await ask('POST', '/serial.example/records', { type: 'A', name: 'a', data: 'wrong' });
      expect(await serialOf()).toBe(first + 1);
      server.clock.advance(60);
      await ask('POST', '/serial.example/records', { type: 'A', name: 'b', data: '192.0.2.1' });
      expect(await serialOf()).toBe(first + 60);
    });

    it.each(['nothing.example', '123abc', 'a%20b', '%40', 'x'.repeat(300)])('answers 404 of %s', async (name) => {
      for (const method of ['GET', 'DELETE']) {
        const { status, body } = await ask(method, `/${name}`);
        expect(status).toBe(404);
        expect(body['message']).toBe('The resource you were accessing could not be found.');
      }
    });
  });

  describe('GET /v2/domains', () => {
    it('lists the domains of the account by name, in pages', async () => {
      const { id: accountId } = await createAccount(server.database.kysely, {
        email: 'lists@example.com',
        name: 'Lists',
        createdAt: new Date(),
      });
      const { secret } = await server.issue(['domains:write'], { accountId });
      const names = ['c.example', 'a.example', 'b.example'];
      for (const name of names) await server.request('POST', '/v2/domains', { token: secret, body: { name } });
      const page = async (query: string) =>
        (await server.request('GET', `/v2/domains${query}`, { token: secret })).body;
      const all = await page('');
      expect((all['domains'] as Domain[]).map(({ name }) => name)).toEqual(['a.example', 'b.example', 'c.example']);
      expect(all).toMatchObject({ links: {}, meta: { total: 3 } });
      const second = await page('?page=2&per_page=2');
      expect(second['domains']).toEqual((all['domains'] as Domain[]).slice(2));
      expect(second['links']).toMatchObject({ pages: { prev: `${server.origin}/v2/domains?page=1&per_page=2` } });
    });
  });

  describe('DELETE /v2/domains/{domain_name}', () => {
    it('removes the domain with its records; it can be added anew', async () => {
      await add({ name: 'gone.example', ip_address: '192.0.2.1' });
      expect((await ask('DELETE', '/gone.example')).status).toBe(204);
      for (const path of ['/gone.example', '/gone.example/records']) {
        expect((await ask('GET', path)).status).toBe(404);
      }
      expect((await ask('DELETE', '/gone.example')).status).toBe(404);
      await add({ name: 'gone.example' });
      expect(await typesOf('gone.example')).toBe('SOA NS NS NS');
    });
  });
});
