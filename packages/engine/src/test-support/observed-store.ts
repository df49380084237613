import { createMemoryStore } from '../memory-store.ts';
import type { CredentialRow, TokenStore, TokenTransaction } from '../store.ts';

/** Whether `findCredential` answers at once, as SQLite does, or with a promise, as PostgreSQL does. */
export type Answering = 'at_once' | 'later';

/** Look-ups that have read their row and are kept from answering. */
export interface Hold {
  /** How many look-ups are waiting. */
  readonly waiting: number;
  /** Resolves when at least one look-up waits. */
  readonly reached: Promise<void>;
  /** Lets all of them answer, and holds no further ones. */
  release(): void;
}

/** A memory store that counts what is asked of it, and that a test can hold open, delay or break. */
export class ObservedStore {
  readonly port: TokenStore;
  readonly inner: TokenStore = createMemoryStore();
  readonly answering: Answering;
  /** How often a credential was looked up. */
  lookups = 0;
  /** How often a transaction was begun. */
  transactions = 0;
  /** Thrown by every call while set. */
  outage: Error | null = null;
  /** Thrown by transactions after their writes have gone through: a commit whose answer was lost. */
  lostAnswer: Error | null = null;
  /** Changes what look-ups find, as another process or version might have. */
  amend: (row: CredentialRow) => CredentialRow = (row) => row;
  /** Awaited when the work of a transaction is done and nothing of it can be seen yet. */
  beforeCommit: (() => Promise<void>) | null = null;
  /** Awaited before each look-up answers and each transaction begins and ends; a scheduler's way in. */
  pause: ((step: string) => Promise<void>) | null = null;
  #gate: Promise<void> | null = null;
  #reached: () => void = () => {};
  #waiting = 0;

  constructor(answering: Answering = 'at_once') {
    this.answering = answering;
    const overrides: Partial<TokenStore> = {
      findCredential: (publicId) => this.#findCredential(publicId),
      transaction: (accountId, work) => this.#transaction(accountId, work),
    };
    this.port = new Proxy(this.inner, {
      get: (target, property: keyof TokenStore) => {
        const { outage } = this;
        if (outage !== null) return () => Promise.reject(outage);
        return overrides[property] ?? target[property].bind(target);
      },
    });
  }

  /** From now on look-ups read their row at once and answer only on release. */
  hold(): Hold {
    const gate = Promise.withResolvers<void>();
    const reached = Promise.withResolvers<void>();
    this.#gate = gate.promise;
    this.#reached = reached.resolve;
    const waiting = (): number => this.#waiting;
    return {
      get waiting(): number {
        return waiting();
      },
      reached: reached.promise,
      release: () => {
        this.#gate = null;
        gate.resolve();
      },
    };
  }

  // The memory store answers at once; when the answer is held or late, it is the one of the moment of asking.
  #findCredential(publicId: string): ReturnType<TokenStore['findCredential']> {
    this.lookups++;
    const found = this.inner.findCredential(publicId) as CredentialRow | undefined;
    const row = found && this.amend(found);
    if (this.#gate !== null) return this.#answerAfter(this.#gate, row);
    const paused = this.pause?.('look-up answers');
    if (paused !== undefined) return paused.then(() => row);
    return this.answering === 'at_once' ? row : Promise.resolve(row);
  }

  async #answerAfter(gate: Promise<void>, row: CredentialRow | undefined): Promise<CredentialRow | undefined> {
    this.#waiting++;
    this.#reached();
    await gate;
    this.#waiting--;
    return row;
  }

  async #transaction<T>(accountId: number, work: (transaction: TokenTransaction) => Promise<T>): Promise<T> {
    this.transactions++;
    await this.pause?.('transaction begins');
    const result = await this.inner.transaction(accountId, async (transaction) => {
      const done = await work(transaction);
      await this.beforeCommit?.();
      return done;
    });
    await this.pause?.('transaction has ended');
    if (this.lostAnswer !== null) throw this.lostAnswer;
    return result;
  }
}
