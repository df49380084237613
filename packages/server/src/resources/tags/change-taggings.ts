import type { Database } from '../../db/server-tables.ts';
import { holdAccount } from '../account/account-store.ts';
import { findTag } from './tag-store.ts';
import { findTaggables, type ResourceReference } from './taggable-store.ts';
import { removeTaggings, tagResources } from './tagging-store.ts';

export interface TaggingChange {
  readonly accountId: number;
  readonly tagName: string;
  readonly resources: readonly ResourceReference[];
}

/** Puts a tag on all the resources, or on none: `false` when there is no such tag, or not every resource. */
export function assignTag(
  database: Database,
  { accountId, tagName, resources }: TaggingChange,
  now: number,
): Promise<boolean> {
  return database.transaction().execute(async (transaction) => {
    const found = await findAll(transaction, { accountId, tagName, resources });
    for (const [type, resourceIds] of found?.taggables ?? []) {
      await tagResources(transaction, { accountId, type, resourceIds, names: [tagName], now });
    }
    return found !== null;
  });
}

/** Takes a tag off all the resources, whether they carry it or not. `false` as for {@link assignTag}. */
export function unassignTag(database: Database, change: TaggingChange): Promise<boolean> {
  return database.transaction().execute(async (transaction) => {
    const found = await findAll(transaction, change);
    for (const [type, resourceIds] of found?.taggables ?? []) {
      await removeTaggings(transaction, { accountId: change.accountId, type, resourceIds, tagId: found?.tag.id });
    }
    return found !== null;
  });
}

async function findAll(transaction: Database, { accountId, tagName, resources }: TaggingChange) {
  await holdAccount(transaction, accountId);
  const tag = await findTag(transaction, accountId, tagName);
  const taggables = tag === undefined ? null : await findTaggables(transaction, accountId, resources);
  return tag === undefined || taggables === null ? null : { tag, taggables };
}
