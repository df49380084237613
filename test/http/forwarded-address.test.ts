import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DATABASES } from '../support/stores.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';

interface Hop {
  /** The other end of the connection. */
  readonly peer: string;
  readonly forwardedFor?: string | readonly string[];
}

/** Who the server takes for the client: what a token says it was last used from. */
async function clientSeen(server: TestServer, { peer, forwardedFor }: Hop): Promise<unknown> {
  const { secret } = await server.issue([]);
  const answer = await ask(server, { peer, ...(forwardedFor !== undefined && { forwardedFor }) }, secret);
  return answer.json<{ token: { last_used_ip: unknown } }>().token.last_used_ip;
}

function ask(server: TestServer, { peer, forwardedFor }: Hop, token: string) {
  const forwarded = forwardedFor === undefined ? {} : { 'x-forwarded-for': forwardedFor as string | string[] };
  const headers = { authorization: `Bearer ${token}`, ...forwarded };
  return server.app.inject({ method: 'GET', url: '/v2/tokens/self', remoteAddress: peer, headers });
}

type Case = readonly [what: string, hop: Hop, client: string | null];

const TRUSTING: readonly { readonly environment: Readonly<Record<string, string>>; readonly cases: readonly Case[] }[] =
  [
    {
      environment: {},
      cases: [
        ['the peer, when nobody is trusted', { peer: '192.0.2.9', forwardedFor: '203.0.113.7' }, '192.0.2.9'],
        ['the peer on loopback as well', { peer: '127.0.0.1', forwardedFor: '203.0.113.7' }, '127.0.0.1'],
        ['a mapped peer as IPv4', { peer: '::ffff:192.0.2.9' }, '192.0.2.9'],
        ['an IPv6 peer', { peer: '2001:db8::9' }, '2001:db8::9'],
      ],
    },
    {
      environment: { POSTERN_TRUSTED_PROXY_COUNT: '1' },
      cases: [
        ['what one proxy wrote', { peer: '10.0.0.1', forwardedFor: '203.0.113.7' }, '203.0.113.7'],
        [
          'the last, not what the client made up',
          { peer: '10.0.0.1', forwardedFor: '1.1.1.1, 203.0.113.7' },
          '203.0.113.7',
        ],
        [
          'the last of several headers',
          { peer: '10.0.0.1', forwardedFor: ['1.1.1.1', '2.2.2.2, 203.0.113.7'] },
          '203.0.113.7',
        ],
        ['the peer, when the proxy wrote nothing', { peer: '10.0.0.1' }, '10.0.0.1'],
        ['a mapped address as IPv4', { peer: '10.0.0.1', forwardedFor: '::ffff:203.0.113.7' }, '203.0.113.7'],
        ['a mapped address in hexadecimal, too', { peer: '10.0.0.1', forwardedFor: '::FFFF:cb00:7107' }, '203.0.113.7'],
        ['nobody, when the proxy wrote no address', { peer: '10.0.0.1', forwardedFor: 'unknown' }, null],
        ['nobody, when it wrote a range', { peer: '10.0.0.1', forwardedFor: '203.0.113.0/24' }, null],
      ],
    },
    {
      environment: { POSTERN_TRUSTED_PROXY_COUNT: '2' },
      cases: [
        [
          'the second from the right',
          { peer: '10.0.0.1', forwardedFor: '1.1.1.1, 203.0.113.7, 10.0.0.2' },
          '203.0.113.7',
        ],
        [
          'the only one, when one proxy was passed by',
          { peer: '10.0.0.1', forwardedFor: '203.0.113.7' },
          '203.0.113.7',
        ],
      ],
    },
    {
      environment: { POSTERN_TRUSTED_PROXIES: '10.0.0.0/8, 2001:db8:1::/48' },
      cases: [
        ['what a trusted proxy wrote', { peer: '10.1.2.3', forwardedFor: '203.0.113.7' }, '203.0.113.7'],
        ['what a trusted proxy on IPv6 wrote', { peer: '2001:db8:1::5', forwardedFor: '203.0.113.7' }, '203.0.113.7'],
        [
          'what a trusted proxy seen as mapped wrote',
          { peer: '::ffff:10.1.2.3', forwardedFor: '203.0.113.7' },
          '203.0.113.7',
        ],
        ['the peer, when that is no trusted proxy', { peer: '192.0.2.9', forwardedFor: '203.0.113.7' }, '192.0.2.9'],
        ['the last, since one proxy is meant', { peer: '10.1.2.3', forwardedFor: '203.0.113.7, 10.9.9.9' }, '10.9.9.9'],
      ],
    },
    {
      environment: { POSTERN_TRUSTED_PROXIES: '10.0.0.0/8', POSTERN_TRUSTED_PROXY_COUNT: '3' },
      cases: [
        [
          'the first from the right that is no trusted proxy',
          { peer: '10.1.2.3', forwardedFor: '1.1.1.1, 203.0.113.7, 10.9.9.9' },
          '203.0.113.7',
        ],
        [
          'no further than the proxies reach',
          { peer: '10.1.2.3', forwardedFor: '1.1.1.1, 203.0.113.7' },
          '203.0.113.7',
        ],
      ],
    },
  ];

describe.each(DATABASES)('the client’s address on $name', (database) => {
  describe.each(TRUSTING)('with $environment', ({ environment, cases }) => {
    let server: TestServer;
    beforeAll(async () => {
      server = await startTestServer({ database, environment });
    });
    afterAll(() => server.stop());

    it.each(cases)('is %s', async (_, hop, client) => {
      expect(await clientSeen(server, hop)).toBe(client);
    });
  });

  describe('bounds a token that may be used from some addresses only', () => {
    let server: TestServer;
    let secret: string;
    beforeAll(async () => {
      const environment = { POSTERN_TRUSTED_PROXIES: '10.0.0.0/8' };
      server = await startTestServer({ database, environment });
      secret = (await server.issue(['account'], { allowedAddresses: ['203.0.113.0/24', '2001:db8:7::/48'] })).secret;
    });
    afterAll(() => server.stop());

    it.each<Hop>([
      { peer: '203.0.113.7' },
      { peer: '::ffff:203.0.113.7' },
      { peer: '2001:db8:7::1' },
      { peer: '10.0.0.1', forwardedFor: '203.0.113.255' },
      { peer: '10.0.0.1', forwardedFor: '198.51.100.1, 203.0.113.7' },
      { peer: '10.0.0.1', forwardedFor: '::ffff:203.0.113.7' },
    ])('lets in $peer for $forwardedFor', async (hop) => {
      expect((await ask(server, hop, secret)).statusCode).toBe(200);
    });

    it.each<Hop>([
      { peer: '192.0.2.9' },
      { peer: '192.0.2.9', forwardedFor: '203.0.113.7' },
      { peer: '10.0.0.1' },
      { peer: '10.0.0.1', forwardedFor: '203.0.114.0' },
      { peer: '10.0.0.1', forwardedFor: '203.0.113.7, 198.51.100.1' },
      { peer: '10.0.0.1', forwardedFor: 'localhost' },
      { peer: '2001:db8:8::1' },
    ])('turns away $peer for $forwardedFor', async (hop) => {
      const answer = await ask(server, hop, secret);
      expect(answer.statusCode).toBe(403);
      expect(answer.json()).toMatchObject({
        id: 'forbidden',
        message: 'This token may not be used from your address.',
      });
    });
  });
});
