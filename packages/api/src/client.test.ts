import { describe, expect, it } from 'vitest';
import { createClient, type ClientOptions } from './client.ts';

const TOKEN = 'pat_v1_not-a-real-one';

/** A fetch that keeps what it was asked and answers what it was told. */
function recorder(answer: () => Response) {
  const seen: { url: string; init: RequestInit }[] = [];
  const fetch: NonNullable<ClientOptions['fetch']> = (url, init = {}) => {
    if (typeof url !== 'string') throw new TypeError('The client gives addresses as text.');
    seen.push({ url, init });
    return Promise.resolve(answer());
  };
  return { seen, fetch };
}

const json = (body: unknown, status = 200): Response => Response.json(body, { status });
const problem = { id: 'forbidden', message: 'You are not authorized to perform this operation', status: 403 };

describe('the client', () => {
  it('fills path, query and body in, and nothing that was not given', async () => {
    const { seen, fetch } = recorder(() => json({}));
    const client = createClient({ origin: 'http://127.0.0.1:7280/', token: TOKEN, fetch });
    await client.call('droplets_get', { params: { droplet_id: 7 } });
    await client.call('droplets_list', { query: { page: 2, tag_name: 'env:prod' } });
    await client.call('tokens_rotate', { params: { token_id: '9' }, body: { overlap_seconds: 0 } });
    await client.call('tokens_rotate', { params: { token_id: '../account' } });
    expect(seen.map(({ url, init }) => [init.method, url, init.body])).toEqual([
      ['GET', 'http://127.0.0.1:7280/v2/droplets/7', undefined],
      ['GET', 'http://127.0.0.1:7280/v2/droplets?page=2&tag_name=env%3Aprod', undefined],
      ['POST', 'http://127.0.0.1:7280/v2/tokens/9/rotate', '{"overlap_seconds":0}'],
      ['POST', 'http://127.0.0.1:7280/v2/tokens/..%2Faccount/rotate', undefined],
    ]);
  });

  it('sends the headers that a route takes, and understands an answer without a body', async () => {
    const { seen, fetch } = recorder(() => new Response('', { status: 202 }));
    const client = createClient({ origin: 'http://localhost', token: TOKEN, fetch });
    const input = { params: { droplet_id: 7 }, headers: { 'x-dangerous': 'true' } } as const;
    const result = await client.call('droplets_destroy_withAssociatedResourcesDangerous', input);
    expect(result).toMatchObject({ ok: true, status: 202, body: undefined });
    const headers = new Headers(seen[0]?.init.headers);
    expect([headers.get('x-dangerous'), headers.get('authorization')]).toEqual(['true', `Bearer ${TOKEN}`]);
  });

  it('puts the token into the Authorization header and nowhere else, and follows no redirect', async () => {
    const { seen, fetch } = recorder(() => json({ droplets: [], links: {}, meta: { total: 0 } }));
    await createClient({ origin: 'http://localhost:7280', token: TOKEN, fetch }).call('droplets_list');
    await createClient({ origin: 'http://localhost:7280', fetch }).call('scopes_list');
    expect(seen.map(({ init }) => new Headers(init.headers).get('authorization'))).toEqual([`Bearer ${TOKEN}`, null]);
    expect(seen.map(({ init }) => init.redirect)).toEqual(['error', 'error']);
    expect(JSON.stringify(seen).split(TOKEN)).toHaveLength(2);
  });

  it('gives an answer as a value, with the type that its route promises', async () => {
    const { fetch } = recorder(() => json({ account: { name: 'Ada' } }));
    const result = await createClient({ origin: 'http://localhost', fetch }).call('account_get');
    if (!result.ok) throw new Error('The answer was 200.');
    const name: string = result.body.account.name;
    expect([result.status, name]).toEqual([200, 'Ada']);
  });

  it('gives a refusal as a value', async () => {
    const { fetch } = recorder(() => json(problem, 403));
    const result = await createClient({ origin: 'http://localhost', token: TOKEN, fetch }).call('account_get');
    expect(result).toMatchObject({ ok: false, status: 403, problem });
  });

  it('has nothing to give where the route answers nothing', async () => {
    const { fetch } = recorder(() => new Response(null, { status: 204 }));
    const client = createClient({ origin: 'http://localhost', fetch });
    expect(await client.call('droplets_destroy', { params: { droplet_id: 7 } })).toMatchObject({
      ok: true,
      status: 204,
      body: undefined,
    });
  });

  describe('asked for a file', () => {
    const bytes = new Uint8Array([0x25, 0x50, 0x44, 0x46, 0x00, 0xff, 0xfe]);
    const pdf = (type: string, status = 200): Response =>
      new Response(bytes, { status, headers: { 'content-type': type } });
    const download = (fetch: NonNullable<ClientOptions['fetch']>) =>
      createClient({ origin: 'http://localhost', fetch }).call('invoices_get_pdfByUUID', {
        params: { invoice_uuid: 'preview' },
      });

    it('gives it byte for byte', async () => {
      const { seen, fetch } = recorder(() => pdf('application/pdf'));
      const result = await download(fetch);
      if (!result.ok) throw new Error('The answer was 200.');
      const blob: Blob = result.body;
      expect(new Uint8Array(await blob.arrayBuffer())).toEqual(bytes);
      expect(blob.type).toBe('application/pdf');
      expect(seen[0]?.url).toBe('http://localhost/v2/customers/my/invoices/preview/pdf');
      expect(new Headers(seen[0]?.init.headers).get('accept')).toBe('application/pdf, application/json');
    });

    it('gives text that says its characters', async () => {
      const fetch = recorder(
        () => new Response('a,ü', { headers: { 'content-type': 'text/csv; charset=utf-8' } }),
      ).fetch;
      const client = createClient({ origin: 'http://localhost', fetch });
      const result = await client.call('invoices_get_csvByUUID', { params: { invoice_uuid: 'preview' } });
      expect(result.ok && (await result.body.text())).toBe('a,ü');
    });

    it('gives a refusal as a value', async () => {
      const { fetch } = recorder(() => json(problem, 403));
      expect(await download(fetch)).toMatchObject({ ok: false, status: 403, problem });
    });

    it.each(['text/html', 'application/json', ''])('does not take %j for it', async (type) => {
      const { fetch } = recorder(() => pdf(type));
      expect(await download(fetch)).toMatchObject({ ok: false, status: 200, problem: null });
    });
  });

  it.each([
    ['a page of a proxy', () => new Response('<h1>Bad gateway</h1>', { status: 502 })],
    ['a page that claims success', () => new Response('<h1>Sign in</h1>', { status: 200 })],
    ['an error of another shape', () => json({ error: 'no' }, 500)],
  ])('does not take %s for an answer of Postern', async (_, answer) => {
    const { fetch } = recorder(answer);
    const result = await createClient({ origin: 'http://localhost', fetch }).call('account_get');
    expect(result).toMatchObject({ ok: false, problem: null });
  });

  it.each(['pat_v1_a\nb', 'pat v1', 'pät', ''])('refuses the token %j without repeating it', (token) => {
    const make = () => createClient({ origin: 'http://localhost', token });
    expect(make).toThrow(TypeError);
    expect(make).toThrow('The token is not one a header can carry.');
  });

  it('passes on that the server could not be reached', async () => {
    const down: NonNullable<ClientOptions['fetch']> = () => Promise.reject(new TypeError('fetch failed'));
    await expect(createClient({ origin: 'http://localhost', fetch: down }).call('healthz')).rejects.toThrow(
      'fetch failed',
    );
  });

  it('does not compile with what an operation does not take, or without what it needs', () => {
    const { call } = createClient({ origin: 'http://localhost', fetch: recorder(() => json({})).fetch });
    const wrong = [
      // @ts-expect-error: there is no such operation.
      () => call('droplets_explode'),
      // @ts-expect-error: the path needs an identifier.
      () => call('droplets_get'),
      // @ts-expect-error: the body needs scopes.
      () => call('tokens_create', { body: { name: 'ci' } }),
      // @ts-expect-error: the route has no body.
      () => call('account_get', { body: {} }),
      // @ts-expect-error: there is no such filter.
      () => call('droplets_list', { query: { colour: 'red' } }),
    ];
    expect(wrong).toHaveLength(5);
  });
});
