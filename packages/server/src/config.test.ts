import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readConfig, readRateLimits } from './config.ts';

const invalid = (message: string): Error =>
  expect.objectContaining({ code: 'invalid_configuration', message: expect.stringContaining(message) });

describe('the configuration', () => {
  it('has a default for everything', () => {
    expect(readConfig({}, {})).toEqual({
      actionMs: 2000,
      host: '127.0.0.1',
      port: 7280,
      dataFolder: resolve('postern-data'),
      database: { path: resolve('postern-data', 'postern.db') },
      tokenPrefix: 'pat',
      publicOrigin: null,
      oidc: null,
      proxies: { count: 0, ranges: null },
      perToken: [
        { limit: 5000, windowSeconds: 3600 },
        { limit: 250, windowSeconds: 60 },
      ],
      perFailingAddress: { limit: 600, windowSeconds: 60 },
      maxCachedSecrets: 100_000,
      maxLifetimeSeconds: null,
      dropletLimit: 25,
      usageRetentionDays: 90,
      volumeLimit: 100,
      signUp: 'closed',
      mail: null,
      logLevel: 'info',
    });
  });

  it('sends mail by the server it names, from an address that must be there', () => {
    const url = 'smtps://user:secret@mail.example.com:465';
    const from = 'Postern <postern@example.com>';
    expect(readConfig({}, { POSTERN_SMTP_URL: url, POSTERN_MAIL_FROM: from }).mail).toEqual({ url, from });
    expect(() => readConfig({}, { POSTERN_SMTP_URL: url })).toThrow(/^POSTERN_MAIL_FROM is missing/);
    for (const bad of ['https://user:secret@mail.example.com', 'secret', 'smtp:']) {
      expect(() => readConfig({}, { POSTERN_SMTP_URL: bad, POSTERN_MAIL_FROM: from })).toThrow(
        /^POSTERN_SMTP_URL is not an address such as (?!.*secret)/,
      );
    }
  });

  it('takes flags before the environment, and an empty variable for none', () => {
    const environment = { POSTERN_PORT: '1', POSTERN_HOST: '::1', POSTERN_DATA: '/b', POSTERN_RATE_LIMIT: '9' };
    expect(readConfig({ port: '2', host: '::', data: '/a', 'rate-limit': '7/second' }, environment)).toMatchObject({
      port: 2,
      host: '::',
      dataFolder: '/a',
      database: { path: '/a/postern.db' },
      perToken: [{ limit: 7, windowSeconds: 1 }],
    });
    expect(readConfig({}, environment)).toMatchObject({ port: 1, host: '::1', dataFolder: '/b' });
    expect(readConfig({}, { POSTERN_PORT: '' }).port).toBe(7280);
  });

  it('reads everything else from the environment', () => {
    const config = readConfig(
      {},
      {
        DATABASE_URL: 'postgresql://db/postern',
        POSTERN_TOKEN_PREFIX: 'dop',
        POSTERN_PUBLIC_ORIGIN: 'https://API.example.com/',
        POSTERN_TRUSTED_PROXIES: '10.0.0.0/8, ::1',
        POSTERN_FAILED_AUTHENTICATION_LIMIT: '5/day',
        POSTERN_CACHED_SECRETS: '16',
        POSTERN_MAX_LIFETIME_SECONDS: '86400',
        POSTERN_USAGE_RETENTION_DAYS: '400',
        POSTERN_DROPLET_LIMIT: '1000000',
        POSTERN_VOLUME_LIMIT: '1',
        POSTERN_LOG_LEVEL: 'silent',
      },
    );
    expect(config).toMatchObject({
      database: { url: 'postgresql://db/postern' },
      tokenPrefix: 'dop',
      publicOrigin: 'https://api.example.com',
      proxies: { count: 1, ranges: [{ prefixLength: 8 }, { prefixLength: 128 }] },
      perFailingAddress: { limit: 5, windowSeconds: 86_400 },
      maxCachedSecrets: 16,
      maxLifetimeSeconds: 86_400,
      usageRetentionDays: 400,
      dropletLimit: 1_000_000,
      volumeLimit: 1,
      logLevel: 'silent',
    });
    expect(readConfig({}, { POSTERN_TRUSTED_PROXY_COUNT: '2' }).proxies).toEqual({ count: 2, ranges: null });
  });

  it.each([
    ['POSTERN_PORT', '65536'],
    ['POSTERN_PORT', '-1'],
    ['POSTERN_PORT', '80a'],
    ['POSTERN_TOKEN_PREFIX', 'DO'],
    ['POSTERN_TOKEN_PREFIX', 'a_b'],
    ['POSTERN_PUBLIC_ORIGIN', 'api.example.com'],
    ['POSTERN_PUBLIC_ORIGIN', 'https://example.com/api'],
    ['POSTERN_PUBLIC_ORIGIN', 'https://example.com?x=1'],
    ['POSTERN_PUBLIC_ORIGIN', 'javascript:alert(1)'],
    ['POSTERN_TRUSTED_PROXIES', 'localhost'],
    ['POSTERN_TRUSTED_PROXIES', '10.0.0.0/33'],
    ['POSTERN_TRUSTED_PROXY_COUNT', '17'],
    ['POSTERN_CACHED_SECRETS', '0'],
    ['POSTERN_MAX_LIFETIME_SECONDS', '0'],
    ['POSTERN_MAX_LIFETIME_SECONDS', 'never'],
    ['POSTERN_USAGE_RETENTION_DAYS', '0'],
    ['POSTERN_USAGE_RETENTION_DAYS', '401'],
    ['POSTERN_DROPLET_LIMIT', '0'],
    ['POSTERN_DROPLET_LIMIT', '1000001'],
    ['POSTERN_VOLUME_LIMIT', 'none'],
    ['POSTERN_LOG_LEVEL', 'loud'],
    ['POSTERN_SIGN_UP', 'ajar'],
    ['POSTERN_OIDC_ISSUER', 'https://login.example.com'],
    ['POSTERN_OIDC_CLIENT_SECRET', 'hush'],
  ])('refuses in a sentence %s=%s', (name, value) => {
    expect(() => readConfig({}, { [name]: value })).toThrow(invalid(name));
  });
});

describe('the company’s sign-in service', () => {
  const settings = (issuer: string): Record<string, string> => ({
    POSTERN_OIDC_ISSUER: issuer,
    POSTERN_OIDC_CLIENT_ID: 'postern',
    POSTERN_OIDC_CLIENT_SECRET: 'hush',
  });

  it('is called by its host unless it is given a name', () => {
    expect(readConfig({}, settings('https://login.example.com/realm')).oidc?.name).toBe('login.example.com');
    expect(readConfig({}, { ...settings('http://localhost:9000'), POSTERN_OIDC_NAME: 'Works' }).oidc?.name).toBe(
      'Works',
    );
    expect(readConfig({}, {}).oidc).toBeNull();
  });

  it.each(['http://login.example.com', 'login.example.com', 'https://a:b@login.example.com', 'https://a.example?x=1'])(
    'is not at %s',
    (issuer) => {
      expect(() => readConfig({}, settings(issuer))).toThrow(invalid('POSTERN_OIDC_ISSUER'));
    },
  );
});

describe('a rate limit', () => {
  it.each([
    ['20', [{ limit: 20, windowSeconds: 60 }]],
    ['100/60', [{ limit: 100, windowSeconds: 60 }]],
    [
      '1/second, 2/minute,3/hour,4/day',
      [1, 2, 3, 4].map((limit, i) => ({ limit, windowSeconds: [1, 60, 3600, 86_400][i] })),
    ],
  ])('is written %s', (text, limits) => {
    expect(readRateLimits(text)).toEqual(limits);
  });

  it.each(['', ',', 'a', '0', '-1', '1.5', '1/', '1/0', '1/week', '1/constructor', '1/60/60', '10000000000'])(
    'is not written %j',
    (text) => {
      expect(() => readRateLimits(text)).toThrow(invalid('rate limit'));
    },
  );
});
