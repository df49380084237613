import { scopeCatalogue } from '@postern/api';
import { createEngine, createTokenFormat, pinPeppers, type Clock, type Engine } from '@postern/engine';
import type { Config } from './config.ts';
import { loadPeppers, prepareDataFolder, type LoadedPeppers } from './data-folder.ts';
import { openDatabase, type OpenDatabase } from './db/open-database.ts';
import { pepperPath } from './pepper-file.ts';
import { createReloadingRing } from './reloading-ring.ts';
import { completeAccounts } from './resources/account/complete-accounts.ts';

/** The rules over an open database, without what listens and what happens by itself. */
export interface OpenEngine {
  readonly engine: Engine;
  readonly database: OpenDatabase;
  readonly peppers: LoadedPeppers;
}

/** Opens the data folder and the database, both made where there are none. The clock is a parameter for tests. */
export async function openEngine(config: Config, clock?: Clock): Promise<OpenEngine> {
  await prepareDataFolder(config.dataFolder);
  const database = await openDatabase(config.database);
  const peppers = await findPeppers(config, database);
  const engine = createEngine({
    store: database.tokens,
    catalogue: scopeCatalogue,
    format: createTokenFormat(config.tokenPrefix),
    peppers: createReloadingRing(pepperPath(config.dataFolder), peppers.ring),
    maxCachedSecrets: config.maxCachedSecrets,
    maxLifetimeSeconds: config.maxLifetimeSeconds,
    ...(clock !== undefined && { clock }),
  });
  await completeAccounts(database.kysely, engine.clock.now());
  return { engine, database, peppers };
}

/** The ring that belongs to the database; a database that cannot be served is closed again. */
async function findPeppers({ dataFolder }: Config, { tokens, close }: OpenDatabase): Promise<LoadedPeppers> {
  try {
    const peppers = await loadPeppers(dataFolder, await tokens.pepperKeyIdsInUse());
    await pinPeppers(tokens, peppers.ring);
    return peppers;
  } catch (error) {
    await close();
    throw error;
  }
}
