import { sql, type Selectable } from 'kysely';
import type { Database, TagsTable } from '../../db/server-tables.ts';

export type TagRow = Selectable<TagsTable>;

/** What can carry a tag, in the words of requests. */
export type TaggableType = 'droplet' | 'image' | 'volume' | 'volume_snapshot';

export interface Tagging {
  readonly accountId: number;
  readonly type: TaggableType;
  /** Numbers and uuids alike are written as text. */
  readonly resourceIds: readonly string[];
  readonly names: readonly string[];
  readonly now: number;
}

export interface TaggingRemoval extends Pick<Tagging, 'accountId' | 'type' | 'resourceIds'> {
  /** Left out: every tag. */
  readonly tagId?: number | undefined;
}

/** Rows of at most as many values as SQLite binds in one statement. */
const SLICE = 500;

/**
 * The account's tags of these names, those that were missing made. Names that differ by case alone are the same tag, which
 * keeps the spelling it was first given. index: tags_by_name
 */
export async function ensureTags(
  transaction: Database,
  { accountId, names, now }: Pick<Tagging, 'accountId' | 'names' | 'now'>,
): Promise<TagRow[]> {
  const unique = [...new Map(names.map((name) => [name.toLowerCase(), name])).values()];
  if (unique.length === 0) return [];
  await transaction
    .insertInto('tags')
    .values(unique.map((name) => ({ account_id: accountId, name, created_at: now })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const lower = unique.map((name) => name.toLowerCase());
  return transaction
    .selectFrom('tags')
    .selectAll()
    .where('account_id', '=', accountId)
    .where((row) => row.fn('lower', ['name']), 'in', lower)
    .orderBy('name')
    .execute();
}

/** Puts tags on resources of the account, which the caller has found to exist; makes tags that are missing. */
export async function tagResources(transaction: Database, tagging: Tagging): Promise<void> {
  const tags = await ensureTags(transaction, tagging);
  const rows = tags.flatMap((tag) =>
    tagging.resourceIds.map((resourceId) => ({
      tag_id: tag.id,
      resource_type: tagging.type,
      resource_id: resourceId,
      account_id: tagging.accountId,
      tagged_at: tagging.now,
    })),
  );
  for (let start = 0; start < rows.length; start += SLICE) {
    await transaction
      .insertInto('taggings')
      .values(rows.slice(start, start + SLICE))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}

/** Takes every tag off resources that are going, or one tag off resources that stay. index: taggings_by_resource */
export async function removeTaggings(
  transaction: Database,
  { accountId, type, resourceIds, tagId }: TaggingRemoval,
): Promise<void> {
  if (resourceIds.length === 0) return;
  let taggings = transaction
    .deleteFrom('taggings')
    .where('account_id', '=', accountId)
    .where('resource_type', '=', type)
    .where('resource_id', 'in', resourceIds);
  if (tagId !== undefined) taggings = taggings.where('tag_id', '=', tagId);
  await taggings.execute();
}

/** The names of the tags that each resource carries, in alphabetical order. index: taggings_by_resource */
export async function tagsOf(
  database: Database,
  { accountId, type, resourceIds }: Pick<Tagging, 'accountId' | 'type' | 'resourceIds'>,
): Promise<Map<string, string[]>> {
  if (resourceIds.length === 0) return new Map();
  const rows = await database
    .selectFrom('taggings')
    .innerJoin('tags', 'tags.id', 'taggings.tag_id')
    .select(['taggings.resource_id', 'tags.name'])
    .where('taggings.account_id', '=', accountId)
    .where('taggings.resource_type', '=', type)
    .where('taggings.resource_id', 'in', resourceIds)
    .orderBy('tags.name')
    .execute();
  const byResource = Map.groupBy(rows, (row) => row.resource_id);
  return new Map([...byResource].map(([id, tags]) => [id, tags.map(({ name }) => name)]));
}

/** A subquery: the numbers of the account's resources that carry a tag, its name in any case. index: tags_by_name, taggings_pk */
export function idsTagged(
  database: Database,
  { accountId, type, tag }: { accountId: number; type: 'droplet' | 'image'; tag: string },
) {
  return database
    .selectFrom('tags')
    .innerJoin('taggings', 'taggings.tag_id', 'tags.id')
    .select(sql<number>`cast(taggings.resource_id as bigint)`.as('id'))
    .where('tags.account_id', '=', accountId)
    .where((row) => row.fn('lower', ['tags.name']), '=', tag.toLowerCase())
    .where('taggings.resource_type', '=', type);
}
