import type { Database } from '../../db/server-tables.ts';
import type { TaggableType } from './tagging-store.ts';

/** A thing that a request names. */
export interface ResourceReference {
  readonly resource_type: TaggableType | 'database';
  /** A number or a uuid, as text. */
  readonly resource_id: string;
}

interface Kind {
  /** How its ids are written; any other text names nothing. */
  readonly shape: RegExp;
  find(database: Database, accountId: number, ids: readonly string[]): Promise<{ readonly id: number | string }[]>;
}

const NUMBER = /^[1-9][0-9]{0,14}$/;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** index: primary key, for all of them */
const KINDS: Readonly<Record<TaggableType, Kind>> = {
  droplet: {
    shape: NUMBER,
    find: (database, accountId, ids) =>
      database
        .selectFrom('droplets')
        .select('id')
        .where('account_id', '=', accountId)
        .where('id', 'in', ids.map(Number))
        .execute(),
  },
  image: {
    shape: NUMBER,
    // Images that everybody has are nobody's to tag.
    find: (database, accountId, ids) =>
      database
        .selectFrom('images')
        .select('id')
        .where('account_id', '=', accountId)
        .where('id', 'in', ids.map(Number))
        .where('deleted_at', 'is', null)
        .execute(),
  },
  volume: {
    shape: UUID,
    find: (database, accountId, ids) =>
      database.selectFrom('volumes').select('id').where('account_id', '=', accountId).where('id', 'in', ids).execute(),
  },
  volume_snapshot: {
    shape: UUID,
    find: (database, accountId, ids) =>
      database
        .selectFrom('volume_snapshots')
        .select('id')
        .where('account_id', '=', accountId)
        .where('id', 'in', ids)
        .execute(),
  },
};

/** Ids by type, each once: in one query a type. `null` when the account lacks any of them. */
export async function findTaggables(
  database: Database,
  accountId: number,
  references: readonly ResourceReference[],
): Promise<ReadonlyMap<TaggableType, readonly string[]> | null> {
  const found = new Map<TaggableType, readonly string[]>();
  for (const [type, ofType] of Map.groupBy(references, ({ resource_type }) => resource_type)) {
    if (type === 'database') return null;
    const ids = [...new Set(ofType.map(({ resource_id }) => resource_id))];
    const { shape, find } = KINDS[type];
    if (!ids.every((id) => shape.test(id))) return null;
    const rows = await find(database, accountId, ids);
    if (rows.length !== ids.length) return null;
    found.set(type, ids);
  }
  return found;
}
