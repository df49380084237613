/** Words of a slot. A slot is 64 bytes: one cache line, so that a hit waits for memory once. */
const STRIDE = 16;
const HIGH = 0; // plus one, so that 0 marks a free slot
const LOW = 1;
const DIGEST = 2; // four words
const TOKEN_ID = 6;
const ACCOUNT_ID = 7;
const GRANT = 8;
const NOT_AFTER = 9; // seconds since the epoch, 0 for none
const USED_AT = 10; // seconds since the epoch
const USAGE = 11; // the recorder's handle

/** Fullest load of the table; above it linear probing gets long. */
const LOAD = 0.7;
const EVICTION_SAMPLE = 8;
const MAX_IDENTIFIER = 0x7fffffff;

/** What a slot holds of one secret. */
export interface CachedCredential<G> {
  /** The two halves of the public id, five base62 digits each. */
  readonly high: number;
  readonly low: number;
  /** SHA-256 of the token as a Latin-1 string; the first 128 bits are kept. */
  readonly digest: string;
  readonly tokenId: number;
  readonly accountId: number;
  readonly grant: G;
  /** Under this key equal grants are kept once. */
  readonly grantKey: string;
  /** When to stop answering from the cache, in milliseconds; the cold path then says why. */
  readonly notAfterMs: number | null;
}

/** A cold look-up under way. A change to the secret's token turns it stale, and what it read is then not kept. */
export interface Fill {
  stale: boolean;
}

/**
 * Digests and grants of secrets that were verified before: open addressing with linear probing on one typed array, keyed by public id.
 *
 * The size is fixed at the start, 92 bytes for each of `maxEntries`, so nothing is ever rehashed. When it is full, the entry used
 * longest ago of a small sample makes room. A wrong secret under a known public id neither enters nor evicts anything.
 */
export class VerificationCache<G> {
  readonly #slots: Int32Array;
  readonly #capacity: number;
  readonly #maxEntries: number;
  readonly #grants: G[] = [];
  readonly #grantIndexes = new Map<string, number>();
  readonly #fills = new Map<string, Set<Fill>>();
  #size = 0;
  #hand = 0;

  constructor(maxEntries: number) {
    this.#maxEntries = Math.max(16, Math.floor(maxEntries));
    this.#capacity = Math.ceil(this.#maxEntries / LOAD);
    this.#slots = new Int32Array(this.#capacity * STRIDE);
  }

  get size(): number {
    return this.#size;
  }

  /** Where the secret stands, or -1. Valid until the next call that changes the cache. */
  find(high: number, low: number): number {
    const slots = this.#slots;
    for (let slot = this.#home(high, low); ; slot = this.#after(slot)) {
      const found = slots[slot + HIGH];
      if (found === 0) return -1;
      if (found === high + 1 && slots[slot + LOW] === low) return slot;
    }
  }

  /** Compares all four words, whatever the first ones say. */
  proves(slot: number, digest: string): boolean {
    const slots = this.#slots;
    let different = 0;
    for (let word = 0; word < 4; word++) different |= (slots[slot + DIGEST + word] as number) ^ wordAt(digest, word);
    return different === 0;
  }

  isWithinTime(slot: number, nowMs: number): boolean {
    const notAfter = (this.#slots[slot + NOT_AFTER] as number) >>> 0;
    return notAfter === 0 || nowMs < notAfter * 1000;
  }

  tokenId(slot: number): number {
    return this.#slots[slot + TOKEN_ID] as number;
  }

  accountId(slot: number): number {
    return this.#slots[slot + ACCOUNT_ID] as number;
  }

  grant(slot: number): G {
    return this.#grants[this.#slots[slot + GRANT] as number] as G;
  }

  publicIdHigh(slot: number): number {
    return (this.#slots[slot + HIGH] as number) - 1;
  }

  publicIdLow(slot: number): number {
    return this.#slots[slot + LOW] as number;
  }

  /** The grant kept under a key, if some cached secret has it. */
  internedGrant(key: string): G | undefined {
    const index = this.#grantIndexes.get(key);
    return index === undefined ? undefined : this.#grants[index];
  }

  /** The recorder's handle given with the last {@link markUsed}. */
  usageHandle(slot: number): number {
    return this.#slots[slot + USAGE] as number;
  }

  markUsed(slot: number, nowMs: number, usageHandle: number): void {
    this.#slots[slot + USED_AT] = nowMs / 1000;
    this.#slots[slot + USAGE] = usageHandle;
  }

  beginFill(publicId: string): Fill {
    const fill = { stale: false };
    const fills = this.#fills.get(publicId);
    if (fills === undefined) this.#fills.set(publicId, new Set([fill]));
    else fills.add(fill);
    return fill;
  }

  endFill(publicId: string, fill: Fill): void {
    const fills = this.#fills.get(publicId);
    fills?.delete(fill);
    if (fills?.size === 0) this.#fills.delete(publicId);
  }

  /**
   * Keeps a credential that was just read and checked, unless it is there already, and answers its slot.
   * Ids beyond 31 bits are not kept (-1): such tokens verify on the cold path.
   */
  fill(credential: CachedCredential<G>): number {
    if (credential.tokenId > MAX_IDENTIFIER || credential.accountId > MAX_IDENTIFIER) return -1;
    const present = this.find(credential.high, credential.low);
    if (present !== -1) return present;
    if (this.#grants.length >= this.#maxEntries) this.#empty();
    if (this.#size >= this.#maxEntries) this.#evict();
    let slot = this.#home(credential.high, credential.low);
    while (this.#slots[slot + HIGH] !== 0) slot = this.#after(slot);
    this.#write(slot, credential);
    this.#size++;
    return slot;
  }

  /** Forgets a secret, and whatever a look-up now under way is about to say of it. */
  invalidate(publicId: string, high: number, low: number): void {
    for (const fill of this.#fills.get(publicId) ?? []) fill.stale = true;
    const slot = this.find(high, low);
    if (slot !== -1) this.#remove(slot);
  }

  clear(): void {
    for (const fills of this.#fills.values()) for (const fill of fills) fill.stale = true;
    this.#empty();
  }

  /** Nothing that is forgotten here has changed, so look-ups under way stay good. */
  #empty(): void {
    this.#slots.fill(0);
    this.#grants.length = 0;
    this.#grantIndexes.clear();
    this.#size = 0;
  }

  #write(slot: number, credential: CachedCredential<G>): void {
    const slots = this.#slots;
    slots[slot + HIGH] = credential.high + 1;
    slots[slot + LOW] = credential.low;
    for (let word = 0; word < 4; word++) slots[slot + DIGEST + word] = wordAt(credential.digest, word);
    slots[slot + TOKEN_ID] = credential.tokenId;
    slots[slot + ACCOUNT_ID] = credential.accountId;
    slots[slot + GRANT] = this.#internGrant(credential.grantKey, credential.grant);
    slots[slot + NOT_AFTER] = credential.notAfterMs === null ? 0 : secondsWithin32Bits(credential.notAfterMs);
    slots[slot + USED_AT] = 0;
    slots[slot + USAGE] = 0;
  }

  #internGrant(key: string, grant: G): number {
    const known = this.#grantIndexes.get(key);
    if (known !== undefined) return known;
    this.#grants.push(grant);
    this.#grantIndexes.set(key, this.#grants.length - 1);
    return this.#grants.length - 1;
  }

  #evict(): void {
    let oldest = -1;
    for (let seen = 0; seen < EVICTION_SAMPLE; this.#hand = this.#after(this.#hand)) {
      if (this.#slots[this.#hand + HIGH] === 0) continue;
      seen++;
      if (oldest === -1 || this.#usedAt(this.#hand) < this.#usedAt(oldest)) oldest = this.#hand;
    }
    this.#remove(oldest);
  }

  /** Frees a slot and moves later ones of the run back, so that no search stops short (Knuth 6.4, algorithm R). */
  #remove(slot: number): void {
    const slots = this.#slots;
    let free = slot;
    for (let next = this.#after(slot); slots[next + HIGH] !== 0; next = this.#after(next)) {
      const home = this.#home((slots[next + HIGH] as number) - 1, slots[next + LOW] as number);
      const staysReachable = free <= next ? home > free && home <= next : home > free || home <= next;
      if (staysReachable) continue;
      slots.copyWithin(free, next, next + STRIDE);
      free = next;
    }
    slots.fill(0, free, free + STRIDE);
    this.#size--;
  }

  #usedAt(slot: number): number {
    return (this.#slots[slot + USED_AT] as number) >>> 0;
  }

  #home(high: number, low: number): number {
    const mixed = Math.imul(high ^ Math.imul(low, 0x85ebca6b), 0x9e3779b1) >>> 0;
    return Math.floor((mixed * this.#capacity) / 0x100000000) * STRIDE;
  }

  #after(slot: number): number {
    const next = slot + STRIDE;
    return next === this.#slots.length ? 0 : next;
  }
}

/** Never 0, and in 2106 at the latest: beyond that the cold path decides. */
function secondsWithin32Bits(timeMs: number): number {
  return Math.min(0xffffffff, Math.max(1, Math.floor(timeMs / 1000)));
}

/** The `word`-th 32 bits of a digest given as a Latin-1 string. */
function wordAt(digest: string, word: number): number {
  const at = word * 4;
  return (
    digest.charCodeAt(at) |
    (digest.charCodeAt(at + 1) << 8) |
    (digest.charCodeAt(at + 2) << 16) |
    (digest.charCodeAt(at + 3) << 24)
  );
}
