import { scopeCatalogue } from '@postern/api';
import { createEngine, flushUsage, verifyToken, type Engine } from '@postern/engine';
import { createSqlTokenStore, openSqliteDatabase, type TokenDatabase } from '@postern/store';
import SqliteConnection, { type Statement } from 'better-sqlite3';
// The very statement that the store prepares; it is the store's own affair, so the package does not export it.
import { credentialQuery } from '../../packages/store/src/credential-store.ts';
import { measurePaired, warmUp, type BurstPlan, type Contender } from '../measure/paired-bursts.ts';
import { createRandom } from '../measure/random.ts';
import { sha256 } from './baselines.ts';
import { coldTokens } from './cold-database.ts';
import { verifyAll } from './filled-engine.ts';
import { format, peppers } from './issued-tokens.ts';
import { requestOf, type BearingRequest } from './requests.ts';
import type { Limit, Scenario, Settings, TimeMeasurement } from './scenario.ts';
import { createTokenSet, type TokenSet } from './token-set.ts';

const RAW_STATEMENT = 'SQLite statement';
/** A cold verification takes long enough for fewer of them to make a burst. */
const BURST_SHARE = 0.05;

interface ColdRequest extends BearingRequest {
  readonly publicId: string;
}

interface ColdOptions {
  readonly kind: 'known' | 'unknown';
  readonly limit?: Limit;
}

export const coldScenarios: readonly Scenario[] = [
  coldScenario('cold-sqlite', 'verify and authorize through SQLite: a token that the cache does not hold', {
    kind: 'known',
    limit: { baseline: RAW_STATEMENT, rateAtLeast: 0.6 },
  }),
  coldScenario('cold-unknown', 'refuse an unknown token through SQLite, never asked for before', { kind: 'unknown' }),
];

function coldScenario(name: string, title: string, options: ColdOptions): Scenario {
  const measure = (settings: Settings): Promise<TimeMeasurement> => measureCold(settings, options);
  return { name, title, limit: options.limit ?? null, measure };
}

async function measureCold(settings: Settings, { kind }: ColdOptions): Promise<TimeMeasurement> {
  const database = openSqliteDatabase({ path: settings.databasePath });
  const raw = new SqliteConnection(settings.databasePath, { readonly: true });
  try {
    const store = Object.assign(createSqlTokenStore(database), { recordUsage: () => Promise.resolve() });
    const known = coldTokens(settings.mostTokens);
    const tokens = kind === 'known' ? known : createTokenSet(known.size, 5);
    const engine = createEngine({ store, catalogue: scopeCatalogue, format, peppers, maxCachedSecrets: tokens.size });
    const plan: BurstPlan<ColdRequest> = {
      subject: kind === 'known' ? verifying(engine) : refusing(engine),
      baselines: [rawStatement(database, raw, kind), sha256],
      bursts: settings.bursts,
      draw: neverCached(engine, tokens, Math.ceil(settings.burstSize * BURST_SHARE)),
    };
    warmUp(plan, settings.warmBursts);
    await flushUsage(engine);
    return { unit: 'ns', ...(await measurePaired(plan)) };
  } finally {
    raw.close();
    await database.close();
  }
}

function verifying(engine: Engine): Contender<ColdRequest> {
  return { name: 'verify and authorize', run: (requests) => verifyAll(engine, requests) };
}

function refusing(engine: Engine): Contender<ColdRequest> {
  return {
    name: 'refuse',
    run: (requests) => {
      let refused = 0;
      for (const { token, address } of requests) {
        const verdict = verifyToken(engine, token, address);
        if (!(verdict instanceof Promise) && !verdict.ok && verdict.reason === 'unknown') refused++;
      }
      return refused;
    },
  };
}

/** The same text, prepared once on a connection of its own, and its rows left as the driver gives them. */
function rawStatement(
  { kysely }: TokenDatabase,
  connection: SqliteConnection.Database,
  kind: ColdOptions['kind'],
): Contender<ColdRequest> {
  const statement: Statement<[string]> = connection.prepare<[string]>(credentialQuery(kysely)).raw(true);
  const isFound = kind === 'known';
  return {
    name: RAW_STATEMENT,
    run: (requests) => {
      let right = 0;
      for (const { publicId } of requests) if ((statement.get(publicId) !== undefined) === isFound) right++;
      return right;
    },
  };
}

/** Goes through the tokens in no order, and empties the cache before it comes to the first again. */
function neverCached(engine: Engine, tokens: TokenSet, count: number): () => ColdRequest[] {
  const order = shuffled(tokens.size);
  let next = 0;
  return () => {
    if (next + count > order.length) {
      engine.cache.clear();
      engine.usage.drain();
      next = 0;
    }
    return order.slice(next, (next += count)).map((index) => ({
      ...requestOf(tokens, index),
      publicId: tokens.publicId(index),
    }));
  };
}

function shuffled(size: number): number[] {
  const random = createRandom(6);
  const order = Array.from({ length: size }, (_, i) => i);
  for (let i = size - 1; i > 0; i--) {
    const other = random() % (i + 1);
    [order[i], order[other]] = [order[other] as number, order[i] as number];
  }
  return order;
}
