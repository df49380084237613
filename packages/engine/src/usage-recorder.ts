import { decodeBase62, encodeBase62 } from './base62.ts';
import { union, wordsOf, type PermissionSet, type PermissionWords } from './permission-set.ts';
import { PUBLIC_ID_LENGTH } from './token-format.ts';

const HEADER = 6;
const HIGH = 0;
const LOW = 1;
const TOKEN_ID = 2; // the low 32 bits
const TOKEN_ID_HIGH = 3;
const USED_AT = 4; // seconds since the epoch
const ADDRESS = 5;
const INITIAL_ENTRIES = 256;
/** Where handles start over: they are kept in 32 bits. */
const HANDLES = 2 ** 30;

/** One use of a secret, as verification saw it. The halves of the public id are five base62 digits each. */
export interface Use {
  readonly publicIdHigh: number;
  readonly publicIdLow: number;
  readonly tokenId: number;
  readonly usedAtMs: number;
  readonly address: string | null;
}

/** What was gathered of one secret since the last drain; permissions as bits of the catalogue. */
export interface GatheredUse {
  readonly publicId: string;
  readonly tokenId: number;
  readonly lastUsedAt: Date;
  readonly lastUsedAddress: string | null;
  readonly permissions: PermissionSet;
}

/**
 * Last use, last address and used permissions, gathered in memory: the hot path never writes to the store.
 * One entry per secret used since the last drain, in one typed array.
 */
export class UsageRecorder {
  readonly #stride: number;
  readonly #words: number;
  #entries: Int32Array;
  #count = 0;
  /** The handle of the first entry. They go on from drain to drain, so that an old one is mostly told by its size alone. */
  #firstHandle = 1;
  #addresses: (string | null)[] = [];
  #addressIndexes = new Map<string | null, number>();

  constructor(permissionWords: number) {
    this.#words = permissionWords;
    this.#stride = HEADER + permissionWords;
    this.#entries = new Int32Array(INITIAL_ENTRIES * this.#stride);
  }

  /** How many secrets were used since the last drain. */
  get size(): number {
    return this.#count;
  }

  /** Notes a use and answers the entry's handle. `handle` is the one that the secret's last use gave; any other is harmless. */
  record(use: Use, handle: number): number {
    let entry = this.#find(use, handle);
    if (entry === -1) entry = this.#open(use);
    const entries = this.#entries;
    const at = entry * this.#stride;
    entries[at + USED_AT] = use.usedAtMs / 1000;
    if (this.#addresses[entries[at + ADDRESS] as number] !== use.address) {
      entries[at + ADDRESS] = this.#addressIndex(use.address);
    }
    return this.#firstHandle + entry;
  }

  /** Adds the permissions that authorized the request of a recorded use. */
  permit(use: Use, handle: number, permissions: PermissionWords): void {
    let entry = this.#find(use, handle);
    if (entry === -1) entry = this.record(use, handle) - this.#firstHandle;
    const entries = this.#entries;
    const at = entry * this.#stride + HEADER;
    for (let i = 0; i < permissions.length; i += 2) {
      const word = at + (permissions[i] as number);
      entries[word] = (entries[word] as number) | (permissions[i + 1] as number);
    }
  }

  /** Takes everything gathered, and starts anew. */
  drain(): GatheredUse[] {
    const gathered: GatheredUse[] = [];
    for (let entry = 0; entry < this.#count; entry++) gathered.push(this.#read(entry * this.#stride));
    this.#entries = new Int32Array(INITIAL_ENTRIES * this.#stride);
    this.#firstHandle = ((this.#firstHandle + this.#count) % HANDLES) + 1;
    this.#count = 0;
    this.#addresses = [];
    this.#addressIndexes = new Map();
    return gathered;
  }

  /** Takes back what could not be written, one entry a secret, so that a long outage piles nothing up. Handles go stale. */
  restore(gathered: readonly GatheredUse[]): void {
    const merged = new Map<string, GatheredUse>();
    for (const use of [...gathered, ...this.drain()]) {
      const known = merged.get(use.publicId);
      merged.set(use.publicId, known === undefined ? use : mergeUses(known, use));
    }
    for (const { publicId, tokenId, lastUsedAt, lastUsedAddress, permissions } of merged.values()) {
      const middle = PUBLIC_ID_LENGTH / 2;
      const use = {
        publicIdHigh: decodeBase62(publicId, 0, middle),
        publicIdLow: decodeBase62(publicId, middle, PUBLIC_ID_LENGTH),
        tokenId,
        usedAtMs: lastUsedAt.getTime(),
        address: lastUsedAddress,
      };
      this.permit(use, this.record(use, 0), wordsOf(permissions));
    }
  }

  #read(at: number): GatheredUse {
    const publicId =
      encodeBase62(this.#entries[at + HIGH] as number, PUBLIC_ID_LENGTH / 2) +
      encodeBase62(this.#entries[at + LOW] as number, PUBLIC_ID_LENGTH / 2);
    return {
      publicId,
      tokenId:
        (this.#entries[at + TOKEN_ID_HIGH] as number) * 2 ** 32 + ((this.#entries[at + TOKEN_ID] as number) >>> 0),
      lastUsedAt: new Date(((this.#entries[at + USED_AT] as number) >>> 0) * 1000),
      lastUsedAddress: this.#addresses[this.#entries[at + ADDRESS] as number] ?? null,
      permissions: this.#entries.slice(at + HEADER, at + HEADER + this.#words),
    };
  }

  /** The entry of a handle, or -1 when it is not this secret's. */
  #find(use: Use, handle: number): number {
    const entry = handle - this.#firstHandle;
    if (entry < 0 || entry >= this.#count) return -1;
    const at = entry * this.#stride;
    return this.#entries[at + HIGH] === use.publicIdHigh && this.#entries[at + LOW] === use.publicIdLow ? entry : -1;
  }

  #open(use: Use): number {
    const entry = this.#count++;
    const at = entry * this.#stride;
    if (at + this.#stride > this.#entries.length) this.#grow();
    this.#entries[at + HIGH] = use.publicIdHigh;
    this.#entries[at + LOW] = use.publicIdLow;
    this.#entries[at + TOKEN_ID] = use.tokenId;
    this.#entries[at + TOKEN_ID_HIGH] = use.tokenId / 2 ** 32;
    this.#entries[at + ADDRESS] = this.#addressIndex(use.address);
    return entry;
  }

  #grow(): void {
    const larger = new Int32Array(this.#entries.length * 2);
    larger.set(this.#entries);
    this.#entries = larger;
  }

  #addressIndex(address: string | null): number {
    let index = this.#addressIndexes.get(address);
    if (index === undefined) {
      index = this.#addresses.push(address) - 1;
      this.#addressIndexes.set(address, index);
    }
    return index;
  }
}

/** The newer use, with the permissions of both. */
function mergeUses(a: GatheredUse, b: GatheredUse): GatheredUse {
  const newer = b.lastUsedAt >= a.lastUsedAt ? b : a;
  return { ...newer, permissions: union(a.permissions, b.permissions) };
}
