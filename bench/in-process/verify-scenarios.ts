import { flushUsage, type CredentialRow, type Engine } from '@postern/engine';
import { measurePaired, warmUp, type BurstPlan } from '../measure/paired-bursts.ts';
import { hmacSha256, sha256 } from './baselines.ts';
import { createFilledEngine, verifyAll, type FillOptions } from './filled-engine.ts';
import { issuedRow } from './issued-tokens.ts';
import { parsedRequests, storedRequests, type BearingRequest } from './requests.ts';
import type { Limit, Scenario, Settings, TimeMeasurement } from './scenario.ts';
import { createTokenSet, type TokenSet } from './token-set.ts';

/** As often as a server does it. */
const FLUSH_EVERY_MS = 1000;

interface VerifyOptions extends FillOptions {
  /** In the cache. */
  readonly tokens: number;
  /** Asked for, evenly; all by default. */
  readonly workingSet?: number;
  /** Where the strings of the tokens are when verification begins. Default: made beforehand, wherever memory put them. */
  readonly requests?: typeof parsedRequests;
  readonly limit?: Limit;
}

export const verifyScenarios: readonly Scenario[] = [
  verifyScenario('verify-hot', '1,000 hot tokens of 100,000', {
    tokens: 100_000,
    workingSet: 1000,
    limit: { baseline: sha256.name, atMost: 2 },
  }),
  verifyScenario('verify-100', '100 tokens, uniform', { tokens: 100 }),
  verifyScenario('verify-100k', '100,000 tokens, uniform', { tokens: 100_000 }),
  // Its limit is for strings made beforehand, where SHA-256 too waits for memory. In the next row it does not: the same
  // verification, which waits for memory all the same, then takes longer by comparison.
  verifyScenario('verify-1m', '1,000,000 tokens, uniform', {
    tokens: 1_000_000,
    limit: { baseline: sha256.name, atMost: 2.5 },
  }),
  verifyScenario('verify-1m-parsed', '1,000,000 tokens, uniform, each string at hand', {
    tokens: 1_000_000,
    requests: parsedRequests,
  }),
  verifyScenario('verify-restricted', '1,000 hot tokens, each kept to two address ranges', {
    tokens: 1000,
    rowOf: restrictedRow,
  }),
];

function verifyScenario(name: string, title: string, options: VerifyOptions): Scenario {
  return {
    name,
    title: `verify and authorize: ${title}`,
    limit: options.limit ?? null,
    measure: (settings) => measureVerify(settings, options),
  };
}

async function measureVerify(settings: Settings, options: VerifyOptions): Promise<TimeMeasurement> {
  const tokens = createTokenSet(Math.min(options.tokens, settings.mostTokens), 1);
  const engine = await createFilledEngine(tokens, settings, options);
  const usage = countUsage(engine);
  const { workingSet = tokens.size, requests = storedRequests } = options;
  const plan: BurstPlan<BearingRequest> = {
    subject: { name: 'verify and authorize', run: (requests) => verifyAll(engine, requests) },
    baselines: [sha256, hmacSha256],
    bursts: settings.bursts,
    draw: requests(tokens, { count: settings.burstSize, workingSet }),
    afterBurst: usage.afterBurst,
  };
  warmUp(plan, settings.warmBursts);
  await flushUsage(engine);
  const timings = await measurePaired(plan);
  await usage.flush();
  return { unit: 'ns', ...timings, flushNsPerSecret: usage.nsPerSecret() };
}

/** Drains the recorder after each second's worth of requests: verification then meets it as it does in a server. */
function countUsage(engine: Engine): {
  afterBurst(subjectMs: number): Promise<void>;
  flush(): Promise<void>;
  nsPerSecret(): number;
} {
  let sinceFlushMs = 0;
  let flushMs = 0;
  let secrets = 0;
  const flush = async (): Promise<void> => {
    secrets += engine.usage.size;
    const start = performance.now();
    await flushUsage(engine);
    flushMs += performance.now() - start;
  };
  const afterBurst = async (subjectMs: number): Promise<void> => {
    sinceFlushMs += subjectMs;
    if (sinceFlushMs < FLUSH_EVERY_MS) return;
    sinceFlushMs = 0;
    await flush();
  };
  return { afterBurst, flush, nsPerSecret: () => (flushMs * 1e6) / secrets };
}

/** Both ranges are IPv4, and the second is the one that fits. */
function restrictedRow(tokens: TokenSet, index: number): CredentialRow {
  return { ...issuedRow(tokens, index), allowedAddresses: '198.51.100.0/24 203.0.0.0/16' };
}
