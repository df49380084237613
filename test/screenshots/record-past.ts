import { dayBefore, dayOf, type ClientCount, type RequestCount, type TokenStore } from '@postern/engine';
import type { ShowcaseToken } from './showcase-tokens.ts';

const DAYS = 30;
const MINUTE_MS = 60_000;
const DAY_MS = 1440 * MINUTE_MS;

export interface PastOf {
  readonly tokenId: number;
  readonly publicId: string;
  readonly token: ShowcaseToken;
  readonly now: Date;
}

/** Writes 30 days of use, as the server would have counted it. */
export async function recordPast(store: TokenStore, past: PastOf): Promise<void> {
  const { token, tokenId, publicId, now } = past;
  const lastUsedAt = new Date(now.getTime() - (token.lastUsedMinutesAgo ?? 0) * MINUTE_MS);
  const ages = Array.from({ length: DAYS }, (_, age) => age).filter(
    (age) => dayBefore(now, age) <= dayOf(lastUsedAt) && age <= token.createdDaysAgo,
  );
  await store.recordRequests(ages.flatMap((age) => requestsOf(past, age)));
  await store.recordClients(ages.flatMap((age) => clientsOf(past, age)));
  const lastUsedAddress = token.clients[0]?.address ?? null;
  await store.recordUsage([{ publicId, tokenId, lastUsedAt, lastUsedAddress, permissions: token.used }]);
}

/** How busy a day was: less on weekends, and never twice the same. Today has only begun. */
function shareOf(now: Date, age: number): number {
  const weekday = new Date(dayBefore(now, age)).getUTCDay();
  const wave = 0.75 + 0.25 * Math.sin(age * 1.7) + 0.15 * Math.cos(age * 4.1);
  const today = age === 0 ? (now.getTime() % DAY_MS) / DAY_MS : 1;
  return (weekday === 0 || weekday === 6 ? 0.3 : 1) * wave * Math.max(today, 0.2);
}

/** The last moment of the day at which it was used. */
function lastMomentOf({ token, now }: PastOf, age: number): Date {
  const last = now.getTime() - (token.lastUsedMinutesAgo ?? 0) * MINUTE_MS;
  return new Date(Math.min(last, Date.parse(`${dayBefore(now, age)}T21:40:00Z`)));
}

function requestsOf(past: PastOf, age: number): RequestCount[] {
  const { token, tokenId, now } = past;
  const day = dayBefore(now, age);
  const counted = { tokenId, day, lastAt: lastMomentOf(past, age) };
  const total = token.clients.reduce((sum, { requests }) => sum + requests, 0) * shareOf(now, age);
  const allowed = token.used.map((permission, place) => ({
    ...counted,
    outcome: 'allowed' as const,
    changes: !permission.endsWith(':read'),
    permissions: [permission],
    missing: [],
    requests: Math.max(1, Math.round(total / 2 ** (place + 1))),
  }));
  if (token.refused === undefined || age % 6 !== 4) return allowed;
  const refusal = { outcome: 'missing_permission', changes: true, requests: 18 + 3 * age } as const;
  return [...allowed, { ...counted, ...refusal, permissions: [token.refused], missing: [token.refused] }];
}

function clientsOf(past: PastOf, age: number): ClientCount[] {
  const { token, tokenId, now } = past;
  return token.clients.map(({ address, userAgent, requests }, place) => ({
    tokenId,
    day: dayBefore(now, age),
    address,
    userAgent,
    requests: Math.max(1, Math.round(requests * shareOf(now, age))),
    // The first one is the last that was seen.
    lastAt: new Date(lastMomentOf(past, age).getTime() - place * 17 * MINUTE_MS),
  }));
}
