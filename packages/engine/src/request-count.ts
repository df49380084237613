import type { HolderRefusal } from './verdict.ts';

/** Why a request of a proven token was turned away by its rights or restrictions. */
export type RequestRefusal = 'missing_permission' | 'rate_limited' | HolderRefusal;

/** `allowed` says that the token opened the door, whatever was answered behind it. */
export type RequestOutcome = 'allowed' | RequestRefusal;

/** The address of all further clients of a day, once there are too many to keep apart. No real address reads so. */
export const OTHER_CLIENTS = 'other';

/** What a count holds beside what it counts. */
interface Counted {
  readonly tokenId: number;
  /** A date in UTC, `2026-11-22`. */
  readonly day: string;
  readonly requests: number;
  readonly lastAt: Date;
}

/** How many requests of one token, on one day, took the same permissions to the same end. */
export interface RequestCount extends Counted {
  readonly outcome: RequestOutcome;
  /** Whether the requests were to change anything. */
  readonly changes: boolean;
  /** The permissions that let them pass, or that they would have taken. In the order of the catalogue. */
  readonly permissions: readonly string[];
  /** Of these, the ones that the token lacked. */
  readonly missing: readonly string[];
}

/** How many requests of one token, on one day, came from one client. */
export interface ClientCount extends Counted {
  /** Empty when it is not known; {@link OTHER_CLIENTS} for all those that are not kept apart. */
  readonly address: string;
  /** As `nameUserAgent` names it; empty when it is not known. */
  readonly userAgent: string;
}

/** The date of a moment, in UTC. */
export function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10);
}

/** The date so many days before the one of a moment, in UTC. */
export function dayBefore(at: Date, days: number): string {
  return dayOf(new Date(at.getTime() - days * 86_400_000));
}

/** The same for counts that add up. */
export function requestCountKey(count: Omit<RequestCount, 'requests' | 'lastAt'>): string {
  const { tokenId, day, outcome, changes, permissions, missing } = count;
  return `${tokenId}|${day}|${outcome}|${changes}|${permissions.join(' ')}|${missing.join(' ')}`;
}

/** The same for counts that add up. */
export function clientCountKey({ tokenId, day, address, userAgent }: Omit<ClientCount, 'requests' | 'lastAt'>): string {
  return `${tokenId}|${day}|${address}|${userAgent}`;
}

/** Adds a count to what has been counted under the same key. */
export function addCount<Count extends Counted>(counts: Map<string, Count>, key: string, count: Count): void {
  const known = counts.get(key);
  if (known === undefined) counts.set(key, count);
  else {
    const lastAt = count.lastAt > known.lastAt ? count.lastAt : known.lastAt;
    counts.set(key, { ...known, requests: known.requests + count.requests, lastAt });
  }
}

/** One count for each key. */
export function sumCounts<Count extends Counted>(counts: readonly Count[], keyOf: (count: Count) => string): Count[] {
  const sums = new Map<string, Count>();
  for (const count of counts) addCount(sums, keyOf(count), count);
  return [...sums.values()];
}
