import type { Config } from '../config.ts';
import { createLogger } from '../logger.ts';
import { openPostern, type Postern } from '../postern.ts';

/** Opens a Postern that does not listen, for as long as the work takes. */
export async function usePostern<Result>(config: Config, work: (postern: Postern) => Promise<Result>): Promise<Result> {
  const postern = await openPostern(config, createLogger('warn'));
  try {
    return await work(postern);
  } finally {
    await postern.close();
  }
}
