import { scopeCatalogue } from '@postern/api';
import {
  authorize,
  createEngine,
  createMemoryStore,
  flushUsage,
  verifyToken,
  type CredentialRow,
  type Engine,
} from '@postern/engine';
import { format, issuedRow, peppers } from './issued-tokens.ts';
import { parsedRequests, requestOf, type BearingRequest } from './requests.ts';
import type { Settings } from './scenario.ts';
import type { TokenSet } from './token-set.ts';

const WARM_TOKENS = 1000;

export interface FillOptions {
  /** What to answer for a token's row. Default: as it was issued. */
  readonly rowOf?: (tokens: TokenSet, index: number) => CredentialRow;
}

/**
 * An engine whose cache holds all the tokens, each put there by being verified. Its store knows a token only at that moment and
 * discards what it is told of use: from then on nothing but the engine is at work.
 */
export async function createFilledEngine(
  tokens: TokenSet,
  { warmBursts, burstSize }: Pick<Settings, 'warmBursts' | 'burstSize'>,
  { rowOf = issuedRow }: FillOptions = {},
): Promise<Engine> {
  let row: CredentialRow | undefined;
  const store = Object.assign(createMemoryStore(), {
    findCredential: (publicId: string) => (row?.publicId === publicId ? row : undefined),
    recordUsage: () => Promise.resolve(),
  });
  const engine = createEngine({ store, catalogue: scopeCatalogue, format, peppers, maxCachedSecrets: tokens.size });
  for (let index = 0; index < tokens.size; index++) {
    row = rowOf(tokens, index);
    if (verifyAll(engine, [requestOf(tokens, index)]) !== 1) throw new Error('A token just issued is refused.');
    // Long before a cache is full most requests are hits, and it is for these that the compiler should have made its choices.
    if (index + 1 === Math.min(WARM_TOKENS, tokens.size)) {
      const draw = parsedRequests(tokens, { count: burstSize, workingSet: index + 1 });
      for (let burst = 0; burst < warmBursts; burst++) verifyAll(engine, draw());
    }
  }
  row = undefined;
  await flushUsage(engine);
  return engine;
}

/** Verifies and authorizes, and answers how many requests may proceed. */
export function verifyAll(engine: Engine, requests: readonly BearingRequest[]): number {
  let allowed = 0;
  for (const { token, address, requirement } of requests) {
    const verdict = verifyToken(engine, token, address);
    if (verdict instanceof Promise) throw new Error('The engine had to wait for its store.');
    if (verdict.ok && authorize(engine, verdict, requirement) === null) allowed++;
  }
  return allowed;
}
