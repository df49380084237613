import { findBrokenAuditEntry, FIRST_PREVIOUS_HASH, type AuditEntry } from '@postern/engine';

/** What was found of one account's trail. */
export interface CheckedTrail {
  readonly accountId: number;
  readonly entries: number;
  /** Beyond 1, what came before was not there to be checked. */
  readonly firstSequence: number;
  readonly lastSequence: number;
  /** Of the last entry: the same in two copies, the trails before it are the same. */
  readonly lastHash: string;
}

/** Where a trail does not hold, and how. */
export interface BrokenEntry {
  readonly accountId: number;
  readonly sequence: number;
  readonly event: string;
  readonly at: string;
  readonly reason: string;
}

interface Progress {
  entries: number;
  readonly first: AuditEntry;
  last: AuditEntry;
}

/** Follows the chains of several accounts, a page at a time, and keeps no more of each than its ends. */
export class AuditCheck {
  readonly #trails = new Map<number, Progress>();
  #broken: BrokenEntry | null = null;
  readonly #begins: 'with_1' | 'anywhere';

  /** An export may begin later than the trail: its first entry is then believed about what came before it. */
  constructor({ begins }: { readonly begins: 'with_1' | 'anywhere' }) {
    this.#begins = begins;
  }

  /** The first entry that does not hold, of all that were added. */
  get broken(): BrokenEntry | null {
    return this.#broken;
  }

  get trails(): readonly CheckedTrail[] {
    return [...this.#trails].map(([accountId, { entries, first, last }]) => ({
      accountId,
      entries,
      firstSequence: first.sequence,
      lastSequence: last.sequence,
      lastHash: last.hash,
    }));
  }

  /** Entries of one account, in order, after those that were added before. Whether they hold. */
  add(entries: readonly AuditEntry[]): boolean {
    const [first] = entries;
    if (first === undefined || this.#broken !== null) return this.#broken === null;
    const known = this.#trails.get(first.accountId);
    const previous = known?.last ?? (this.#begins === 'anywhere' ? beforeFirst(first) : undefined);
    const broken = findBrokenAuditEntry(entries, previous);
    const whole = broken === null ? entries : entries.slice(0, entries.indexOf(broken));
    const last = whole.at(-1) ?? known?.last;
    if (last !== undefined) {
      const count = (known?.entries ?? 0) + whole.length;
      this.#trails.set(first.accountId, { entries: count, first: known?.first ?? first, last });
    }
    if (broken !== null) this.#broken = describe(broken, last ?? previous);
    return broken === null;
  }
}

function beforeFirst(first: AuditEntry): AuditEntry | undefined {
  if (first.sequence === 1) return undefined;
  return { ...first, sequence: first.sequence - 1, hash: first.previousHash };
}

function describe(broken: AuditEntry, previous: AuditEntry | undefined): BrokenEntry {
  const { accountId, sequence, event, at } = broken;
  const expected = (previous?.sequence ?? 0) + 1;
  const follows = broken.previousHash === (previous?.hash ?? FIRST_PREVIOUS_HASH);
  const reason =
    sequence !== expected
      ? `entry ${expected} should stand here`
      : follows
        ? 'it is not what was written: its hash is another'
        : 'it does not follow from the entry before it';
  return { accountId, sequence, event, at: at.toISOString(), reason };
}
