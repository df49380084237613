import {
  addCount,
  clientCountKey,
  dayOf,
  OTHER_CLIENTS,
  requestCountKey,
  type ClientCount,
  type RequestCount,
  type RequestOutcome,
} from './request-count.ts';
import { nameUserAgent } from './user-agent.ts';

/** Clients of one token that are kept apart, each day; the rest are counted together. */
const MAX_CLIENTS_OF_TOKEN = 50;
/** The same for all tokens together. */
const MAX_CLIENTS = 100_000;
/** Kinds of requests kept until they are written: more come together only while the store fails, and are then not counted. */
const MAX_COUNTS = 250_000;

/** A request of a proven token, once it is answered. */
export interface AnsweredRequest {
  readonly tokenId: number;
  readonly at: Date;
  readonly outcome: RequestOutcome;
  /** The permissions that let it pass, or that the nearest way to pass takes. In the order of the catalogue. */
  readonly permissions: readonly string[];
  /** Of these, the ones that the token lacks. */
  readonly missing: readonly string[];
  /** Whether it was to change anything: any method but GET, HEAD and OPTIONS. */
  readonly changes: boolean;
  readonly address: string | null;
  /** The `User-Agent` header as it came. */
  readonly userAgent: string | null;
}

/** What was counted since the last drain. */
export interface GatheredCounts {
  readonly requests: readonly RequestCount[];
  readonly clients: readonly ClientCount[];
}

/**
 * How often each token was used, for what, with which outcome and from where, by day. Apart from verification, which pays nothing for
 * it: whoever serves a request counts it once, when it is answered.
 */
export class RequestCounter {
  #requests = new Map<string, RequestCount>();
  #clients = new Map<string, ClientCount>();
  /** The clients of the newest day that are kept apart, by token: they outlast a drain, so that a day has few of them. */
  readonly #known = new Map<number, Set<string>>();
  #knownCount = 0;
  #day = '';

  /** How many counts wait to be written. */
  get size(): number {
    return this.#requests.size + this.#clients.size;
  }

  count(request: AnsweredRequest): void {
    const { tokenId, at, outcome, permissions, missing, changes } = request;
    const day = dayOf(at);
    const counted = { tokenId, day, requests: 1, lastAt: at };
    this.#addRequests({ ...counted, outcome, permissions, missing, changes });
    const client = { ...counted, address: request.address ?? '', userAgent: nameUserAgent(request.userAgent) };
    this.#addClient(this.#isKeptApart(client) ? client : { ...client, address: OTHER_CLIENTS, userAgent: '' });
  }

  /** Takes everything counted, and starts anew. */
  drain(): GatheredCounts {
    const gathered = { requests: [...this.#requests.values()], clients: [...this.#clients.values()] };
    this.#requests = new Map();
    this.#clients = new Map();
    return gathered;
  }

  /** Takes back what could not be written. */
  restore({ requests, clients }: GatheredCounts): void {
    for (const count of requests) this.#addRequests(count);
    for (const count of clients) this.#addClient(count);
  }

  #addRequests(count: RequestCount): void {
    const key = requestCountKey(count);
    if (this.#requests.has(key) || this.#requests.size < MAX_COUNTS) addCount(this.#requests, key, count);
  }

  #addClient(count: ClientCount): void {
    const key = clientCountKey(count);
    if (this.#clients.has(key) || this.#clients.size < MAX_COUNTS) addCount(this.#clients, key, count);
  }

  #isKeptApart({ tokenId, day, address, userAgent }: ClientCount): boolean {
    if (day > this.#day) {
      this.#day = day;
      this.#known.clear();
      this.#knownCount = 0;
    }
    const known = this.#known.get(tokenId) ?? new Set<string>();
    const client = `${address}|${userAgent}`;
    if (known.has(client)) return true;
    if (known.size >= MAX_CLIENTS_OF_TOKEN || this.#knownCount >= MAX_CLIENTS) return false;
    this.#known.set(tokenId, known.add(client));
    this.#knownCount++;
    return true;
  }
}
