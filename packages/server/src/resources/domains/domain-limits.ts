/** What an account may have of domains. A page of them shows every record, so that no answer grows without end. */
export const DOMAIN_LIMITS = { domains: 1000, recordsOfDomain: 1000, recordsOfAccount: 10_000 } as const;

/** What stands in the way of one more. */
export type ReachedLimit = keyof typeof DOMAIN_LIMITS;

const SENTENCES: Readonly<Record<ReachedLimit, (limit: string) => string>> = {
  domains: (limit) => `creating this domain will exceed your limit of ${limit} domains`,
  recordsOfDomain: (limit) => `creating this record will exceed the limit of ${limit} records of a domain`,
  recordsOfAccount: (limit) => `creating this record will exceed your limit of ${limit} records of all domains`,
};

/** For people. */
export function describeLimit(reached: ReachedLimit): string {
  return SENTENCES[reached](DOMAIN_LIMITS[reached].toLocaleString('en-US'));
}
