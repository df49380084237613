import type { DomainRecord } from '@postern/api';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DATABASES } from '../support/stores.ts';
import { startTestServer, type TestAnswer, type TestServer } from '../support/test-server.ts';

const NULLS = { priority: null, port: null, weight: null, flags: null, tag: null };
/** What Terraform sends with every record. */
const ALWAYS = { priority: 0, weight: 0, flags: 0 };

describe.each(DATABASES)('domain records on $name', (database) => {
  let server: TestServer;
  let token: string;
  let domain: string;
  let made = 0;
  beforeAll(async () => {
    server = await startTestServer({ database });
    token = (await server.issue(['domains:write'])).secret;
  });
  afterAll(() => server.stop());
  beforeEach(async () => {
    domain = `tf-acc-test--records${++made}.com`;
    await server.request('POST', '/v2/domains', { token, body: { name: domain } });
  });

  const ask = (method: string, path = '', body?: object): Promise<TestAnswer> =>
    server.request(method, `/v2/domains/${domain}/records${path}`, { token, ...(body !== undefined && { body }) });
  const recordOf = ({ body }: TestAnswer): DomainRecord => body['domain_record'] as DomainRecord;
  const add = async (body: object): Promise<DomainRecord> => {
    const answer = await ask('POST', '', body);
    expect(answer.status, JSON.stringify(answer.body)).toBe(201);
    return recordOf(answer);
  };
  const list = async (query = ''): Promise<DomainRecord[]> =>
    (await ask('GET', query)).body['domain_records'] as DomainRecord[];

  describe('POST', () => {
    it('adds a record as a documented request asks for it', async () => {
      const request = { type: 'A', name: 'www', data: '162.10.66.0', ttl: 1800, ...NULLS };
      const record = await add(request);
      expect(record).toEqual({ id: expect.any(Number), ...request });
      expect(recordOf(await ask('GET', `/${record.id}`))).toEqual(record);
    });

    it.each([
      [
        { type: 'A', name: 'terraform.DOMAIN.', data: '192.168.0.10' },
        { name: 'terraform', data: '192.168.0.10' },
      ],
      [{ type: 'CNAME', name: 'a', data: 'a.foobar-test-terraform.com.' }, { data: 'a.foobar-test-terraform.com' }],
      [
        { type: 'CNAME', name: 'a', data: 'foobar.DOMAIN.' },
        { data: 'foobar.DOMAIN', priority: null, weight: null },
      ],
      [
        { type: 'MX', name: 'DOMAIN.', data: 'DOMAIN.', priority: 10 },
        { name: '@', data: '@', priority: 10 },
      ],
      [
        { type: 'MX', name: 'terraform', data: 'foobar.DOMAIN.', priority: 20, ttl: 90 },
        { ttl: 90, priority: 20 },
      ],
      [
        { type: 'SRV', name: '_service._protocol', data: 'foobar.DOMAIN.', priority: 10, weight: 0 },
        { data: 'foobar.DOMAIN', priority: 10, port: 0, weight: 0, flags: null },
      ],
      [
        { type: 'SRV', name: '_service._protocol', data: 'a.example.com.', priority: 10, port: 5060, weight: 100 },
        { data: 'a.example.com', port: 5060, weight: 100 },
      ],
      [
        { type: 'CAA', name: '@', data: 'letsencrypt.org.', flags: 1, tag: 'issue', ttl: 1000 },
        { data: 'letsencrypt.org', flags: 1, tag: 'issue', ttl: 1000, priority: null },
      ],
      [
        { type: 'CAA', name: '@', data: 'mailto:caa-failures@example.com', flags: 0, tag: 'iodef' },
        { data: 'mailto:caa-failures@example.com', flags: 0, tag: 'iodef' },
      ],
      [
        { type: 'TXT', name: 'DOMAIN.', data: 'v=spf1 a:smtp01.example.com a:mail.example.com -all' },
        { name: '@', data: 'v=spf1 a:smtp01.example.com a:mail.example.com -all', flags: null, tag: null },
      ],
      [
        { type: 'NS', name: 'sub', data: 'ns1.example.org.' },
        { name: 'sub', data: 'ns1.example.org' },
      ],
    ])('keeps of %o what clients compare', async (sent, kept) => {
      const here = (fields: object): object =>
        JSON.parse(JSON.stringify(fields).replaceAll('DOMAIN', domain)) as object;
      const record = await add(here({ ...ALWAYS, ...sent }));
      expect(record).toMatchObject(here({ ttl: 1800, ...kept }));
      expect(await list()).toContainEqual(record);
    });

    it.each([
      [{ type: 'A', data: '192.0.2.1' }, ['name']],
      [{ type: 'A', name: 'a' }, ['data']],
      [{ type: 'A', name: 'a.other.org.', data: 'x' }, ['name', 'data']],
      [{ type: 'MX', name: 'a', data: 'b.' }, ['priority']],
      [{ type: 'CAA', name: '@', data: 'b.' }, ['flags', 'tag']],
      [{ type: 'SRV', name: '_a._b', data: 'b.' }, ['priority']],
      [{ type: 'TXT', name: '@', data: 'two\nlines' }, ['data']],
      [{ type: 'A', name: 'a', data: '192.0.2.1', ttl: -1 }, ['ttl']],
      [{ type: 'MX', name: 'a', data: 'b.', priority: 65_536 }, ['priority']],
      [{ type: 'CAA', name: '@', data: 'b.', tag: 'issue', flags: 256 }, ['flags']],
      [{ type: 'PTR', name: 'a', data: 'b.' }, ['type']],
      [{ name: 'a', data: 'b.' }, ['type']],
    ])('refuses %o, naming what is wrong', async (body, fields) => {
      const answer = await ask('POST', '', body);
      expect(answer.status).toBe(422);
      expect((answer.body['errors'] as { field: string }[]).map(({ field }) => field)).toEqual(fields);
      expect(await list()).toHaveLength(4);
    });

    it('keeps one SOA record, whose time another one changes', async () => {
      const [soa] = await list('?type=SOA');
      expect(soa).toMatchObject({ name: '@', data: '1800', ttl: 1800 });
      expect(await add({ type: 'SOA', ttl: 300 })).toEqual({ ...soa, data: '300', ttl: 300 });
      expect(await list('?type=SOA')).toHaveLength(1);
    });
  });

  describe('GET', () => {
    it('lists what a domain has from the start', async () => {
      const lines = (await list()).map(({ type, name, data, ttl }) => `${type} ${name} ${data} ${ttl}`);
      expect(lines).toEqual([
        'SOA @ 1800 1800',
        'NS @ ns1.digitalocean.com 1800',
        'NS @ ns2.digitalocean.com 1800',
        'NS @ ns3.digitalocean.com 1800',
      ]);
    });

    it('filters by the whole name, by type, and by both', async () => {
      const www = await add({ type: 'A', name: 'WWW', data: '192.0.2.1' });
      const text = await add({ type: 'TXT', name: 'www', data: 'x' });
      await add({ type: 'A', name: 'mail', data: '192.0.2.2' });
      expect(await list(`?name=www.${domain}`)).toEqual([www, text]);
      expect(await list(`?name=WWW.${domain}.&type=TXT`)).toEqual([text]);
      expect(await list('?name=www&type=A')).toEqual([www]);
      expect((await list(`?name=${domain}`)).map(({ type }) => type)).toEqual(['SOA', 'NS', 'NS', 'NS']);
      expect(await list('?name=www.example.org')).toEqual([]);
      expect((await ask('GET', '?type=PTR')).status).toBe(422);
    });

    it('pages, counting what the filter leaves', async () => {
      const { body } = await ask('GET', '?type=NS&per_page=2&page=2');
      expect(body['meta']).toEqual({ total: 3 });
      expect((body['domain_records'] as DomainRecord[]).map(({ data }) => data)).toEqual(['ns3.digitalocean.com']);
      const prev = `${server.origin}/v2/domains/${domain}/records?type=NS&per_page=2&page=1`;
      expect(body['links']).toEqual({ pages: { first: prev, prev } });
    });

    it('finds a record only under its own domain', async () => {
      const { id } = await add({ type: 'A', name: 'a', data: '192.0.2.1' });
      await server.request('POST', '/v2/domains', { token, body: { name: `other-${domain}` } });
      for (const method of ['GET', 'PUT', 'PATCH', 'DELETE']) {
        const body = method === 'PUT' || method === 'PATCH' ? { body: { name: 'b' } } : {};
        for (const path of [`/v2/domains/other-${domain}/records/${id}`, `/v2/domains/nonexistent.com/records/${id}`]) {
          expect((await server.request(method, path, { token, ...body })).status, `${method} ${path}`).toBe(404);
        }
      }
      expect(await list('?type=A')).toHaveLength(1);
    });
  });

  describe.each(['PUT', 'PATCH'])('%s', (method) => {
    it('changes what is given and keeps the number and the rest', async () => {
      const record = await add({ type: 'MX', name: 'mail', data: `a.${domain}.`, priority: 10, ttl: 90 });
      const changed = await ask(method, `/${record.id}`, {
        priority: 20,
        name: `post.${domain}.`,
        weight: 3,
        tag: null,
      });
      expect(changed.status).toBe(200);
      expect(recordOf(changed)).toEqual({ ...record, priority: 20, name: 'post' });
      expect(recordOf(await ask('GET', `/${record.id}`))).toEqual(recordOf(changed));
    });

    it('takes a record as Terraform sends it, and as it was shown', async () => {
      const record = await add({ type: 'SRV', name: '_a._b', data: 'x.example.org.', priority: 1, port: 5, weight: 2 });
      const sent = { ...ALWAYS, name: '_a._b', data: 'y.example.org.', priority: 3, port: 6060, weight: 150 };
      const expected = { ...record, data: 'y.example.org', priority: 3, port: 6060, weight: 150 };
      expect(recordOf(await ask(method, `/${record.id}`, sent))).toEqual(expected);
      expect(recordOf(await ask(method, `/${record.id}`, expected))).toEqual(expected);
    });

    it('never changes the type, as documented requests name it', async () => {
      const record = await add({ type: 'A', name: 'www', data: '192.0.2.1' });
      for (const type of ['A', 'CNAME']) {
        expect(recordOf(await ask(method, `/${record.id}`, { name: 'blog', type }))).toEqual({
          ...record,
          name: 'blog',
        });
      }
    });

    it('refuses what the type does not take, and changes nothing', async () => {
      const record = await add({ type: 'A', name: 'www', data: '192.0.2.1' });
      const { status, body } = await ask(method, `/${record.id}`, { name: 'other', data: 'a.example.org.' });
      expect({ status, message: body['message'] }).toEqual({ status: 422, message: 'data: Give an IPv4 address.' });
      expect(recordOf(await ask('GET', `/${record.id}`))).toEqual(record);
    });
  });

  describe('DELETE', () => {
    it('removes a record once', async () => {
      const { id } = await add({ type: 'A', name: 'a', data: '192.0.2.1' });
      expect((await ask('DELETE', `/${id}`)).status).toBe(204);
      for (const method of ['GET', 'DELETE']) expect((await ask(method, `/${id}`)).status).toBe(404);
    });

    it('keeps the SOA record, and says so', async () => {
      const [soa] = await list('?type=SOA');
      const { status, body } = await ask('DELETE', `/${soa?.id}`);
      expect({ status, message: body['message'] }).toEqual({
        status: 422,
        message: 'The SOA record of a domain cannot be removed.',
      });
      expect(await list('?type=SOA')).toEqual([soa]);
    });
  });
});
