import { pinPeppers } from '@postern/engine';
import { countSecretsByPepper } from '@postern/store';
import { readConfig, type ConfigFlags, type Environment } from '../config.ts';
import { readPeppers } from '../data-folder.ts';
import type { OpenEngine } from '../open-engine.ts';
import { addPepper, pepperPath } from '../pepper-file.ts';
import { useKnownEngine } from './use-engine.ts';

/** One key of the ring, and how many working secrets are digested with it. */
export interface PepperStatus {
  readonly keyId: string;
  readonly isCurrent: boolean;
  readonly secrets: number;
}

/** The ring of the data folder, the current key first. */
export async function readPepperStatus(flags: ConfigFlags, environment: Environment): Promise<readonly PepperStatus[]> {
  return useKnownEngine(readConfig(flags, environment), (open) => statusOf(open, open.peppers.ring.keyIds));
}

/**
 * Adds a new key to the ring as the current one. A server that runs goes on with the ring that it has read, which the new one holds
 * whole, until it meets a secret digested with the new key: its tokens work throughout.
 */
export async function rotatePepper(flags: ConfigFlags, environment: Environment): Promise<readonly PepperStatus[]> {
  const config = readConfig(flags, environment);
  return useKnownEngine(config, async (open) => {
    const path = pepperPath(config.dataFolder);
    await addPepper(path);
    const { ring } = readPeppers(path);
    await pinPeppers(open.database.tokens, ring);
    return statusOf(open, ring.keyIds);
  });
}

async function statusOf(
  { database, engine }: OpenEngine,
  [current, ...others]: readonly string[],
): Promise<readonly PepperStatus[]> {
  const uses = await countSecretsByPepper(database.kysely.$pickTables(), new Date(engine.clock.now()));
  const secretsOf = (keyId: string): number => uses.find((use) => use.keyId === keyId)?.secrets ?? 0;
  return [current ?? '', ...others].map((keyId, at) => ({ keyId, isCurrent: at === 0, secrets: secretsOf(keyId) }));
}
