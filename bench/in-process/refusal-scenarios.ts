import { verifyToken, type StrangerRefusal } from '@postern/engine';
import { measurePaired, warmUp, type BurstPlan } from '../measure/paired-bursts.ts';
import { createRandom } from '../measure/random.ts';
import { hmacSha256, sha256, type WithToken } from './baselines.ts';
import { createFilledEngine } from './filled-engine.ts';
import type { Limit, Scenario, Settings, TimeMeasurement } from './scenario.ts';
import { createTokenSet, TOKEN_START, withWrongChecksum, withWrongSecret, type TokenSet } from './token-set.ts';

const CACHED_TOKENS = 100_000;
const BAD_TOKENS = 1000;

interface RefusalOptions {
  readonly reason: StrangerRefusal;
  /** The `index`-th bad token, made of tokens that the cache holds or of ones that nobody was given. */
  readonly badToken: (sets: { readonly cached: TokenSet; readonly strange: TokenSet }, index: number) => string;
  readonly limit?: Limit;
}

export const refusalScenarios: readonly Scenario[] = [
  refusalScenario('refuse-unknown', 'an unknown token, asked for again and again', {
    reason: 'unknown',
    badToken: ({ strange }, index) => strange.token(index),
  }),
  refusalScenario('refuse-malformed', 'what is no token: wrong length, prefix or digits', {
    reason: 'malformed',
    badToken: ({ strange }, index) => malformed(strange.token(index), index % 3),
  }),
  refusalScenario('refuse-checksum', 'a wrong checksum', {
    reason: 'checksum',
    badToken: ({ strange }, index) => withWrongChecksum(strange.token(index)),
    limit: { baseline: sha256.name, atMost: 1 },
  }),
  refusalScenario('refuse-cached-checksum', 'a wrong checksum, under a public id in use', {
    reason: 'checksum',
    badToken: ({ cached }, index) => withWrongChecksum(cached.token(index)),
  }),
  refusalScenario('refuse-wrong-secret', 'a wrong secret with a right checksum, under a public id in use', {
    reason: 'wrong_secret',
    badToken: ({ cached }, index) => withWrongSecret(cached.token(index)),
  }),
];

function refusalScenario(name: string, title: string, options: RefusalOptions): Scenario {
  return {
    name,
    title: `refuse ${title}`,
    limit: options.limit ?? null,
    measure: (settings) => measureRefusal(settings, options),
  };
}

async function measureRefusal(settings: Settings, { reason, badToken }: RefusalOptions): Promise<TimeMeasurement> {
  const cached = createTokenSet(Math.min(CACHED_TOKENS, settings.mostTokens), 1);
  const strange = createTokenSet(Math.min(BAD_TOKENS, settings.mostTokens), 3);
  const engine = await createFilledEngine(cached, settings);
  const bad = Array.from({ length: strange.size }, (_, index) => ({ token: badToken({ cached, strange }, index) }));
  const random = createRandom(2);
  const plan: BurstPlan<WithToken> = {
    subject: {
      name: `refuse as ${reason}`,
      run: (inputs) => {
        let refused = 0;
        for (const { token } of inputs) {
          const verdict = verifyToken(engine, token, '203.0.113.7');
          if (!(verdict instanceof Promise) && !verdict.ok && verdict.reason === reason) refused++;
        }
        return refused;
      },
    },
    baselines: [sha256, hmacSha256],
    bursts: settings.bursts,
    draw: () => Array.from({ length: settings.burstSize }, () => bad[random() % bad.length] as WithToken),
  };
  warmUp(plan, settings.warmBursts);
  return { unit: 'ns', ...(await measurePaired(plan)) };
}

function malformed(token: string, kind: number): string {
  if (kind === 0) return flat(token.slice(0, -1));
  if (kind === 1) return flat(`dop${token.slice(3)}`);
  return flat(`${TOKEN_START}-${token.slice(TOKEN_START.length + 1)}`);
}

/** Parsers make strings in one piece; what slicing and joining make is put together at first use. */
function flat(text: string): string {
  return Buffer.from(text, 'latin1').toString('latin1');
}
