import type { Page, PageRequest } from '@postern/engine';
import { sql } from 'kysely';
import type { Database } from '../../db/server-tables.ts';
import { holdAccount } from '../account/account-store.ts';
import { ensureTags, type TagRow } from './tagging-store.ts';

/** What carries a tag, of one type; at least one thing does. */
export interface TagStatistics {
  readonly tag_id: number;
  readonly resource_type: string;
  readonly count: number;
  readonly last_tagged_at: number;
  /** What was tagged last. */
  readonly last_resource_id: string;
}

/** Oldest first. index: tags_by_account */
export async function listTags(
  database: Database,
  accountId: number,
  { limit, offset }: PageRequest,
): Promise<Page<TagRow>> {
  const query = database.selectFrom('tags').where('account_id', '=', accountId);
  const { total } = await query.select((row) => row.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  return { items: await query.selectAll().orderBy('id').limit(limit).offset(offset).execute(), total };
}

/** By its name in any case. index: tags_by_name */
export function findTag(database: Database, accountId: number, name: string): Promise<TagRow | undefined> {
  return database
    .selectFrom('tags')
    .selectAll()
    .where('account_id', '=', accountId)
    .where(sql`lower(name)`, '=', name.toLowerCase())
    .executeTakeFirst();
}

/** The tag of this name, made unless there is one. */
export function createTag(
  database: Database,
  { accountId, name, now }: { accountId: number; name: string; now: number },
): Promise<TagRow> {
  return database.transaction().execute(async (transaction) => {
    await holdAccount(transaction, accountId);
    const [tag] = await ensureTags(transaction, { accountId, names: [name], now });
    if (tag === undefined) throw new Error('A tag that was just made is not there.');
    return tag;
  });
}

/** Deletes a tag, and with its row all its taggings. `false` when there was none. */
export function deleteTag(database: Database, accountId: number, name: string): Promise<boolean> {
  return database.transaction().execute(async (transaction) => {
    await holdAccount(transaction, accountId);
    const tag = await findTag(transaction, accountId, name);
    if (tag === undefined) return false;
    await transaction.deleteFrom('tags').where('id', '=', tag.id).execute();
    return true;
  });
}

/** Counts what carries each tag, by type, in one query however many tags there are. index: taggings_by_time */
export async function statisticsOf(database: Database, tags: readonly TagRow[]): Promise<TagStatistics[]> {
  if (tags.length === 0) return [];
  const ids = tags.map(({ id }) => id);
  const groups = database
    .selectFrom('taggings')
    .select((row) => [
      'tag_id',
      'resource_type',
      row.fn.countAll<number>().as('count'),
      row.fn.max('tagged_at').as('last_tagged_at'),
    ])
    .where('tag_id', 'in', ids)
    .groupBy(['tag_id', 'resource_type'])
    .as('groups');
  return database
    .selectFrom(groups)
    .selectAll('groups')
    .select((row) =>
      row
        .selectFrom('taggings')
        .select('taggings.resource_id')
        .whereRef('taggings.tag_id', '=', 'groups.tag_id')
        .whereRef('taggings.resource_type', '=', 'groups.resource_type')
        .orderBy('taggings.tagged_at', 'desc')
        .orderBy('taggings.resource_id', 'desc')
        .limit(1)
        .$asScalar()
        .$notNull()
        .as('last_resource_id'),
    )
    .execute();
}
