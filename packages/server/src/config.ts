import { resolve } from 'node:path';
import { NO_PROXIES, type ProxyTrust } from '@postern/adapters';
import { createTokenFormat, parseAddressRange, PosternError, type RateLimit } from '@postern/engine';
import { readOidcOptions, type OidcOptions } from './auth/oidc-options.ts';
import type { DatabaseLocation } from './db/open-database.ts';
import type { MailOptions } from './mail/mailer.ts';

/** Everything that can be set from outside. Only this file reads the environment. */
export interface Config {
  readonly host: string;
  readonly port: number;
  readonly dataFolder: string;
  readonly database: DatabaseLocation;
  readonly tokenPrefix: string;
  readonly publicOrigin: string | null;
  readonly proxies: ProxyTrust;
  readonly perToken: readonly RateLimit[];
  readonly perFailingAddress: RateLimit;
  readonly maxCachedSecrets: number;
  readonly maxLifetimeSeconds: number | null;
  /** Days for which the use of tokens is kept, today included. */
  readonly usageRetentionDays: number;
  readonly logLevel: string;
  /** Whether anybody may make an account, or only who is invited. */
  readonly signUp: 'open' | 'closed';
  /** `null` sends none. */
  readonly mail: MailOptions | null;
  /** `null` where people sign in here only. */
  readonly oidc: OidcOptions | null;
  /** How long an action takes, in milliseconds. */
  readonly actionMs: number;
  /** Droplets that the owner may have, and as many reserved IPs. */
  readonly dropletLimit: number;
  /** Volumes that the owner may have. */
  readonly volumeLimit: number;
}

/** What the command line may set. */
export interface ConfigFlags {
  readonly host?: string | undefined;
  readonly port?: string | undefined;
  readonly data?: string | undefined;
  readonly 'rate-limit'?: string | undefined;
}

export type Environment = Readonly<Record<string, string | undefined>>;

const DEFAULT_PORT = 7280;
const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];

/** Reads flags first, then `POSTERN_*`, then defaults. Throws `invalid_configuration` naming the setting and what it takes. */
export function readConfig(flags: ConfigFlags, environment: Environment): Config {
  const setting = (name: string): string | undefined => environment[name] || undefined;
  const dataFolder = resolve(flags.data ?? setting('POSTERN_DATA') ?? 'postern-data');
  const url = setting('DATABASE_URL');
  return {
    host: flags.host ?? setting('POSTERN_HOST') ?? '127.0.0.1',
    port: wholeNumber('--port or POSTERN_PORT', flags.port ?? setting('POSTERN_PORT') ?? String(DEFAULT_PORT), {
      min: 0,
      max: 65_535,
    }),
    dataFolder,
    database: url === undefined ? { path: resolve(dataFolder, 'postern.db') } : { url },
    tokenPrefix: readPrefix(setting('POSTERN_TOKEN_PREFIX') ?? 'pat'),
    publicOrigin: readOrigin(setting('POSTERN_PUBLIC_ORIGIN')),
    proxies: readProxies(setting('POSTERN_TRUSTED_PROXY_COUNT'), setting('POSTERN_TRUSTED_PROXIES')),
    perToken: readRateLimits(flags['rate-limit'] ?? setting('POSTERN_RATE_LIMIT') ?? '5000/hour,250/minute'),
    perFailingAddress: readRateLimits(setting('POSTERN_FAILED_AUTHENTICATION_LIMIT') ?? '600/minute')[0] as RateLimit,
    maxCachedSecrets: wholeNumber('POSTERN_CACHED_SECRETS', setting('POSTERN_CACHED_SECRETS') ?? '100000', {
      max: 10_000_000,
    }),
    maxLifetimeSeconds: readLifetime(setting('POSTERN_MAX_LIFETIME_SECONDS')),
    usageRetentionDays: wholeNumber('POSTERN_USAGE_RETENTION_DAYS', setting('POSTERN_USAGE_RETENTION_DAYS') ?? '90', {
      max: 400,
    }),
    actionMs: readSeconds('POSTERN_ACTION_SECONDS', setting('POSTERN_ACTION_SECONDS') ?? '2'),
    dropletLimit: readResourceLimit('POSTERN_DROPLET_LIMIT', setting('POSTERN_DROPLET_LIMIT') ?? '25'),
    volumeLimit: readResourceLimit('POSTERN_VOLUME_LIMIT', setting('POSTERN_VOLUME_LIMIT') ?? '100'),
    signUp: readSignUp(setting('POSTERN_SIGN_UP') ?? 'closed'),
    mail: readMail(setting('POSTERN_SMTP_URL'), setting('POSTERN_MAIL_FROM')),
    oidc: readOidcOptions({
      issuer: setting('POSTERN_OIDC_ISSUER'),
      clientId: setting('POSTERN_OIDC_CLIENT_ID'),
      clientSecret: setting('POSTERN_OIDC_CLIENT_SECRET'),
      name: setting('POSTERN_OIDC_NAME'),
    }),
    logLevel: readLogLevel(setting('POSTERN_LOG_LEVEL') ?? 'info'),
  };
}

/** `5000/hour,250/minute`, `100/60` (seconds) or `20` (a minute): the first one is shown in headers. */
export function readRateLimits(text: string): readonly RateLimit[] {
  const seconds = new Map([
    ['second', 1],
    ['minute', 60],
    ['hour', 3600],
    ['day', 86_400],
  ]);
  return text.split(',').map((part) => {
    const [limit = '', window = 'minute', ...rest] = part.trim().split('/');
    if (rest.length > 0) throw invalid(`The rate limit "${part}" has more than a number and a window.`);
    return {
      limit: wholeNumber('The rate limit', limit, { max: 1_000_000_000 }),
      windowSeconds: seconds.get(window) ?? wholeNumber('The window of the rate limit', window, { max: 31_536_000 }),
    };
  });
}

function readOrigin(text: string | undefined): string | null {
  if (text === undefined) return null;
  const url = URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol) || url.pathname !== '/' || url.search !== '') {
    throw invalid(
      `POSTERN_PUBLIC_ORIGIN is "${text}"; it takes an origin without a path, such as https://api.example.com.`,
    );
  }
  return url.origin;
}

function readProxies(count: string | undefined, ranges: string | undefined): ProxyTrust {
  if (count === undefined && ranges === undefined) return NO_PROXIES;
  const parsed = ranges?.split(',').map((text) => {
    const range = parseAddressRange(text.trim());
    if (range === null) {
      throw invalid(`POSTERN_TRUSTED_PROXIES holds "${text}", which is not an address or a CIDR range.`);
    }
    return range;
  });
  return {
    count: wholeNumber('POSTERN_TRUSTED_PROXY_COUNT', count ?? '1', { min: 0, max: 16 }),
    ranges: parsed ?? null,
  };
}

function readLifetime(text: string | undefined): number | null {
  return text === undefined ? null : wholeNumber('POSTERN_MAX_LIFETIME_SECONDS', text, { max: 3_155_760_000 });
}

function readResourceLimit(name: string, text: string): number {
  return wholeNumber(name, text, { max: 1_000_000 });
}

function readLogLevel(text: string): string {
  if (!LOG_LEVELS.includes(text)) throw invalid(`POSTERN_LOG_LEVEL is "${text}"; it takes ${LOG_LEVELS.join(', ')}.`);
  return text;
}

function readSignUp(text: string): 'open' | 'closed' {
  if (text === 'open' || text === 'closed') return text;
  throw invalid(`POSTERN_SIGN_UP is "${text}"; it takes open or closed.`);
}

/** Never quotes the address, which may hold a password. */
function readMail(url: string | undefined, from: string | undefined): MailOptions | null {
  if (url === undefined) return null;
  const parsed = URL.parse(url);
  if (parsed === null || !/^smtps?:$/.test(parsed.protocol) || parsed.hostname === '') {
    throw invalid('POSTERN_SMTP_URL is not an address such as smtps://user:password@mail.example.com:465.');
  }
  if (from === undefined) throw invalid('POSTERN_MAIL_FROM is missing: the address that mail comes from.');
  return { url, from };
}

function readPrefix(text: string): string {
  try {
    return createTokenFormat(text).prefix;
  } catch (error) {
    if (error instanceof TypeError) throw invalid(`POSTERN_TOKEN_PREFIX is "${text}". ${error.message}`);
    throw error;
  }
}

function wholeNumber(name: string, text: string, { min = 1, max }: { min?: number; max: number }): number {
  const value = /^\d{1,15}$/.test(text) ? Number(text) : NaN;
  if (!(value >= min && value <= max)) {
    throw invalid(`${name} is "${text}"; it takes a whole number, ${min} to ${max}.`);
  }
  return value;
}

/** Answers milliseconds. */
function readSeconds(name: string, text: string): number {
  const seconds = /^\d{1,4}(\.\d{1,3})?$/.test(text) ? Number(text) : NaN;
  if (!(seconds <= 3600)) throw invalid(`${name} is "${text}"; it takes a number of seconds, 0 to 3600.`);
  return seconds * 1000;
}

function invalid(message: string): PosternError {
  return new PosternError('invalid_configuration', message);
}
