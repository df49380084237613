import type { Engine } from './engine.ts';
import { flushRequests } from './flush-requests.ts';

const SLICE_ROWS = 250;

/**
 * Writes what was gathered of the use of secrets, and counted of requests, since the last call, in slices, so that no write holds the
 * process up for long.
 * Call it every second or so and on shutdown; calls do not overlap usefully. When the store fails, what was not written is kept
 * for the next call and the error comes out.
 */
export async function flushUsage(engine: Engine): Promise<void> {
  const gathered = engine.usage.drain();
  for (let from = 0; from < gathered.length; from += SLICE_ROWS) {
    const slice = gathered.slice(from, from + SLICE_ROWS);
    try {
      await engine.store.recordUsage(
        slice.map(({ permissions, ...use }) => ({ ...use, permissions: engine.catalogue.namesOf(permissions) })),
      );
    } catch (error) {
      engine.usage.restore(gathered.slice(from));
      throw error;
    }
  }
  await flushRequests(engine);
}
