import {
  addCount,
  clientCountKey,
  OTHER_CLIENTS,
  requestCountKey,
  type ClientCount,
  type RequestCount,
} from './request-count.ts';
import type { RecentUse, RecentUseRequest, RequestCounts } from './store.ts';

/** The counts of one memory store, whatever the account. */
export class MemoryRequestCounts {
  readonly #requests = new Map<string, RequestCount>();
  readonly #clients = new Map<string, ClientCount>();

  addRequests(counts: readonly RequestCount[]): void {
    for (const count of counts) addCount(this.#requests, requestCountKey(count), count);
  }

  addClients(counts: readonly ClientCount[]): void {
    for (const count of counts) addCount(this.#clients, clientCountKey(count), count);
  }

  read(tokenId: number, fromDay: string): RequestCounts {
    const isAsked = (count: RequestCount | ClientCount): boolean => count.tokenId === tokenId && count.day >= fromDay;
    return {
      requests: [...this.#requests.values()].filter(isAsked),
      clients: [...this.#clients.values()].filter(isAsked),
    };
  }

  recentUse(tokenId: number, { fromDay, lastDay }: RecentUseRequest): RecentUse {
    const { requests, clients } = this.read(tokenId, fromDay);
    const sumOf = (counts: readonly RequestCount[]): number => counts.reduce((sum, count) => sum + count.requests, 0);
    const allowed = requests.filter(({ outcome }) => outcome === 'allowed');
    const addresses = clients.filter(({ day, address }) => day >= lastDay && address !== OTHER_CLIENTS);
    const newest = clients.toSorted((a, b) => b.lastAt.getTime() - a.lastAt.getTime())[0];
    return {
      tokenId,
      permissions: [...new Set(allowed.flatMap(({ permissions }) => permissions))].sort(),
      requests: sumOf(requests),
      requestsLastDay: sumOf(requests.filter(({ day }) => day >= lastDay)),
      addressesLastDay: new Set(addresses.map(({ address }) => address)).size,
      lastUserAgent: newest?.userAgent ?? '',
    };
  }

  deleteBefore(day: string, limit: number): number {
    let deleted = 0;
    for (const counts of [this.#requests, this.#clients]) {
      const old = [...counts].filter(([, count]) => count.day < day).slice(0, limit - deleted);
      for (const [key] of old) counts.delete(key);
      deleted += old.length;
    }
    return deleted;
  }
}
