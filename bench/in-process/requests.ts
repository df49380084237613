import { compileRequirement, type Requirement } from '@postern/engine';
import { scopeCatalogue } from '@postern/api';
import { createRandom } from '../measure/random.ts';
import type { TokenSet } from './token-set.ts';

/** A request that bears a token, which may do what it asks for. */
export interface BearingRequest {
  readonly token: string;
  readonly address: string;
  readonly requirement: Requirement;
}

interface DrawOptions {
  readonly count: number;
  /** Tokens to choose from, evenly. */
  readonly workingSet: number;
}

const reads = compileRequirement(scopeCatalogue, [['droplet:read']], 'reads');
const changes = compileRequirement(scopeCatalogue, [['droplet:create']], 'changes');

/** Addresses that requests come from: many, as one string each, like those that connections keep. */
const addresses = Array.from({ length: 1000 }, (_, i) => `203.0.${i >> 8}.${i & 255}`);

/** A request for every other token only reads, as those tokens may; the others change something. */
export function requestOf(tokens: TokenSet, index: number, token = tokens.token(index)): BearingRequest {
  const address = addresses[index % addresses.length] as string;
  return { token, address, requirement: index % 2 === 0 ? reads : changes };
}

/** Requests as they arrive: the parser has only just made the string of the token, so the CPU still has it at hand. */
export function parsedRequests(tokens: TokenSet, { count, workingSet }: DrawOptions): () => BearingRequest[] {
  const random = createRandom(2);
  return () => Array.from({ length: count }, () => requestOf(tokens, random() % Math.min(workingSet, tokens.size)));
}

/** Requests whose tokens lie somewhere in memory, and must be fetched from there by whoever reads them. */
export function storedRequests(tokens: TokenSet, { count, workingSet }: DrawOptions): () => BearingRequest[] {
  const strings = Array.from({ length: Math.min(workingSet, tokens.size) }, (_, index) => tokens.token(index));
  const random = createRandom(2);
  return () =>
    Array.from({ length: count }, () => {
      const index = random() % strings.length;
      return requestOf(tokens, index, strings[index]);
    });
}
