/** Gives 32 random bits at each call. */
export type Random = () => number;

/** Marsaglia's xorshift32: quick, and the same numbers in every process that starts from the same seed. */
export function createRandom(seed: number): Random {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
}
