import type { TokenUsage } from '@postern/api';
import { OTHER_CLIENTS, sumCounts, type ClientCount, type RequestCount, type RequestCounts } from '@postern/engine';
import { formatTimestamp } from '../../http/timestamp.ts';

/** The days that an answer is about, today included. */
export interface UsageWindow {
  readonly from: string;
  readonly to: string;
  readonly retentionDays: number;
}

interface UsageFacts {
  readonly counts: RequestCounts;
  readonly window: UsageWindow;
  /** What the token holds now. */
  readonly held: readonly string[];
}

/** What a token was used for, added up over the window. */
export function presentUsage({ counts, window, held }: UsageFacts): TokenUsage {
  const { requests, clients } = counts;
  const allowed = requests.filter(({ outcome }) => outcome === 'allowed');
  const refused = requests.filter(({ outcome }) => outcome !== 'allowed');
  const used = new Set(allowed.flatMap(({ permissions }) => permissions));
  const others = clients.filter(({ address }) => address === OTHER_CLIENTS);
  return {
    from: window.from,
    to: window.to,
    retention_days: window.retentionDays,
    requests: { allowed: sumOf(allowed), refused: sumOf(refused) },
    days: presentDays({ allowed, refused }, window),
    permissions: presentPermissions(allowed),
    permissions_used: [...used].sort(),
    permissions_unused: held.filter((name) => !used.has(name)),
    refusals: presentRefusals(refused),
    clients: presentClients(clients.filter(({ address }) => address !== OTHER_CLIENTS)),
    other_clients: sumOf(others),
  };
}

function sumOf(counts: readonly { readonly requests: number }[]): number {
  return counts.reduce((sum, { requests }) => sum + requests, 0);
}

interface ByOutcome {
  readonly allowed: readonly RequestCount[];
  readonly refused: readonly RequestCount[];
}

function presentDays({ allowed, refused }: ByOutcome, { from, to }: UsageWindow): TokenUsage['days'] {
  const [allowedOn, refusedOn] = [allowed, refused].map((counts) => Map.groupBy(counts, ({ day }) => day));
  return datesBetween(from, to).map((date) => ({
    date,
    allowed: sumOf(allowedOn?.get(date) ?? []),
    refused: sumOf(refusedOn?.get(date) ?? []),
  }));
}

function datesBetween(from: string, to: string): string[] {
  const dates: string[] = [];
  for (const date = new Date(from); date <= new Date(to); date.setUTCDate(date.getUTCDate() + 1)) {
    dates.push(date.toISOString().slice(0, 10));
  }
  return dates;
}

function presentPermissions(allowed: readonly RequestCount[]): TokenUsage['permissions'] {
  const sets = sumCounts(allowed, ({ permissions }) => permissions.toSorted().join(' '));
  return byFrequency(sets).map(({ permissions, requests, lastAt }) => ({
    permissions: permissions.toSorted(),
    requests,
    last_used_on: dateOf(lastAt),
  }));
}

function presentRefusals(refused: readonly RequestCount[]): TokenUsage['refusals'] {
  const kinds = sumCounts(refused, ({ outcome, missing }) => `${outcome} ${missing.toSorted().join(' ')}`);
  return byFrequency(kinds).flatMap(({ outcome, missing, requests, lastAt }) =>
    outcome === 'allowed' ? [] : [{ reason: outcome, missing: missing.toSorted(), requests, last_on: dateOf(lastAt) }],
  );
}

function presentClients(clients: readonly ClientCount[]): TokenUsage['clients'] {
  const sums = sumCounts(clients, ({ address, userAgent }) => `${address} ${userAgent}`);
  return sums
    .sort((a, b) => b.lastAt.getTime() - a.lastAt.getTime() || b.requests - a.requests)
    .map(({ address, userAgent, requests, lastAt }) => ({
      ip: address || null,
      user_agent: userAgent || null,
      requests,
      last_seen_at: formatTimestamp(lastAt),
    }));
}

function byFrequency(counts: readonly RequestCount[]): RequestCount[] {
  return counts.toSorted((a, b) => b.requests - a.requests || b.lastAt.getTime() - a.lastAt.getTime());
}

function dateOf(at: Date): string {
  return at.toISOString().slice(0, 10);
}
