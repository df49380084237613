import { existsSync } from 'node:fs';
import type { PepperRing } from '@postern/engine';
import { countSecretsByPepper, createSqlTokenStore, type TokenDatabase } from '@postern/store';
import type { Config } from '../../config.ts';
import { readPeppers } from '../../data-folder.ts';
import { pepperPath } from '../../pepper-file.ts';
import { migrationStatusOf } from '../migrate.ts';
import { describeError } from './describe-error.ts';
import { fail, ok, type Finding } from './finding.ts';

const CHECK = 'Pepper';
const RESTORE = 'Restore the peppers.json that belongs to this database: without it no token of it can be verified.';

/** The keys behind all digests: there, closed to others, and those that the database was used with. */
export async function checkPeppers(config: Config, database: TokenDatabase | null): Promise<readonly Finding[]> {
  const path = pepperPath(config.dataFolder);
  const used = database === null ? NOTHING_USED : await readUsed(database);
  if (!existsSync(path)) {
    if (used.keyIds.length === 0) return [ok(CHECK, 'no ring yet: the first start makes it')];
    return [
      fail(CHECK, `${path} is missing, and the database holds tokens made under ${used.keyIds.join(', ')}`, RESTORE),
    ];
  }
  try {
    return [judgeRing(readPeppers(path).ring, used)];
  } catch (error) {
    return [fail(CHECK, describeError(error), 'Nothing can be verified before this is put right.')];
  }
}

interface UsedPeppers {
  /** Of those that any digest was made with. */
  readonly keyIds: readonly string[];
  readonly fingerprints: ReadonlyMap<string, string>;
  /** Working secrets by key. */
  readonly secrets: ReadonlyMap<string, number>;
}

const NOTHING_USED: UsedPeppers = { keyIds: [], fingerprints: new Map(), secrets: new Map() };

async function readUsed(database: TokenDatabase): Promise<UsedPeppers> {
  const { ran } = await migrationStatusOf(database);
  // Before its tables are made, a database was used with no pepper.
  if (!ran.some(({ ledger }) => ledger === 'tokens')) return NOTHING_USED;
  const pins = await database.kysely.selectFrom('pepper_pins').selectAll().execute();
  const uses = await countSecretsByPepper(database.kysely, new Date());
  return {
    keyIds: await createSqlTokenStore(database).pepperKeyIdsInUse(),
    fingerprints: new Map(pins.map(({ key_id, fingerprint }) => [key_id, fingerprint])),
    secrets: new Map(uses.map(({ keyId, secrets }) => [keyId, secrets])),
  };
}

function judgeRing(ring: PepperRing, { keyIds, fingerprints, secrets }: UsedPeppers): Finding {
  const missing = keyIds.filter((keyId) => !ring.keyIds.includes(keyId));
  if (missing.length > 0) {
    return fail(CHECK, `the database holds tokens made under ${missing.join(', ')}, which is not in the ring`, RESTORE);
  }
  const others = ring.keyIds.filter((keyId) => {
    const pinned = fingerprints.get(keyId);
    return pinned !== undefined && pinned !== ring.fingerprint(keyId);
  });
  if (others.length > 0) {
    return fail(CHECK, `${others.join(', ')} is not the key that this database was used with`, RESTORE);
  }
  const retired = ring.keyIds.filter((keyId) => keyId !== ring.currentKeyId);
  const older = retired.reduce((sum, keyId) => sum + (secrets.get(keyId) ?? 0), 0);
  const behind =
    retired.length === 0 ? '' : `, ${retired.length} before it, ${older} working secrets digested with those`;
  return ok(CHECK, `${ring.currentKeyId} is the current one${behind}`);
}
