import type { TokenStore } from '../store.ts';
import { auditChecks } from './audit-checks.ts';
import { credentialChecks } from './credential-checks.ts';
import { isolationChecks } from './isolation-checks.ts';
import { requestCountChecks } from './request-count-checks.ts';
import { secretChecks } from './secret-checks.ts';
import type { StoreChecks } from './store-check.ts';
import { tokenChecks } from './token-checks.ts';
import { transactionChecks } from './transaction-checks.ts';
import { usageChecks } from './usage-checks.ts';

/** A store made for one case. `close` is called once, also when the case fails. */
export interface ConformanceStore {
  readonly store: TokenStore;
  close(): Promise<void>;
}

export interface StoreConformanceOptions {
  /** Makes a store that holds nothing yet; called once per case. */
  createStore(): Promise<ConformanceStore>;
}

export interface ConformanceCase {
  /** A sentence about behaviour. */
  readonly name: string;
  /** Rejects with an `AssertionError` when the store breaks the promise. */
  run(): Promise<void>;
}

const CHECKS: StoreChecks = {
  ...transactionChecks,
  ...isolationChecks,
  ...tokenChecks,
  ...secretChecks,
  ...credentialChecks,
  ...usageChecks,
  ...requestCountChecks,
  ...auditChecks,
};

/**
 * Every promise of the store port as a case, for any test runner.
 *
 * @example
 * for (const { name, run } of storeConformance({ createStore })) it(name, run);
 */
export function storeConformance({ createStore }: StoreConformanceOptions): ConformanceCase[] {
  return Object.entries(CHECKS).map(([name, check]) => ({
    name,
    run: async () => {
      const { store, close } = await createStore();
      try {
        await check(store);
      } finally {
        await close();
      }
    },
  }));
}
