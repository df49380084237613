import type { CallInput } from '@postern/api/client';
import type { OptionSpecs, OptionValues } from '../../command/option-specs.ts';
import { usageFailure } from '../../failure.ts';
import { readDuration } from './duration.ts';
import { readMoment } from './moment.ts';
import { readRateLimit } from './rate-limit.ts';

/** What bounds a token besides its scopes, for whatever makes or changes one. */
export const grantOptions = {
  'expires-in': { kind: 'text', value: 'time', summary: 'how long it lasts: 90m, 12h, 30d, 8w or 1y' },
  'expires-at': { kind: 'text', value: 'time', summary: 'when it ends: 2026-12-31 or 2026-12-31T18:00:00Z' },
  'no-expiry': { kind: 'flag', summary: 'it does not end by itself' },
  'allow-ip': { kind: 'list', value: 'cidr', summary: 'only from these addresses or ranges, such as 192.0.2.0/24' },
  'not-before': { kind: 'text', value: 'time', summary: 'it works from then on' },
  'rate-limit': { kind: 'text', value: 'rate', summary: 'at most so many requests: 100/minute, 5000/hour' },
} as const satisfies OptionSpecs;

export type GrantValues = OptionValues<typeof grantOptions>;
type TokenBody = NonNullable<CallInput<'tokens_create'>['body']>;
export type Bounds = Pick<TokenBody, 'expires_in_seconds' | 'expires_at' | 'not_before' | 'allowed_ips' | 'rate_limit'>;

/** The bounds as the API takes them. What is not given is left out; `any` and `none` lift a bound. */
export function readBounds(options: GrantValues): Bounds {
  const { 'allow-ip': addresses, 'not-before': notBefore, 'rate-limit': rate } = options;
  return {
    ...readExpiry(options),
    ...(addresses.length > 0 && { allowed_ips: addresses.includes('any') ? null : [...addresses] }),
    ...(notBefore !== undefined && { not_before: unlessNone(notBefore, readStart) }),
    ...(rate !== undefined && { rate_limit: unlessNone(rate, readRateLimit) }),
  };
}

/** Nothing where no expiry is given: each command has its own way with that. */
function readExpiry(options: GrantValues): Bounds {
  const { 'expires-in': duration, 'expires-at': moment, 'no-expiry': never } = options;
  if ([duration !== undefined, moment !== undefined, never].filter(Boolean).length > 1) {
    throw usageFailure('Give one of --expires-in, --expires-at and --no-expiry.');
  }
  if (never) return { expires_at: null };
  if (moment !== undefined) return { expires_at: readMoment(moment, { option: '--expires-at', edge: 'end' }) };
  return duration === undefined ? {} : { expires_in_seconds: readDuration(duration, '--expires-in') };
}

function readStart(text: string): string {
  return readMoment(text, { option: '--not-before', edge: 'start' });
}

function unlessNone<Value>(text: string, read: (text: string) => Value): Value | null {
  return text === 'none' ? null : read(text);
}
