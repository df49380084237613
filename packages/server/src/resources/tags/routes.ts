import type { Tag } from '@postern/api';
import type { Call, Handlers } from '../../http/call.ts';
import { pageFields, pageRequest } from '../../http/pagination.ts';
import { notFound } from '../../http/problem.ts';
import type { Services } from '../services.ts';
import { assignTag, unassignTag, type TaggingChange } from './change-taggings.ts';
import { presentTag } from './present.ts';
import { createTag, deleteTag, findTag, listTags, statisticsOf } from './tag-store.ts';
import type { TagRow } from './tagging-store.ts';
import { visibleStatistics } from './visible-statistics.ts';

type TagHandlers = Pick<
  Handlers,
  'tags_list' | 'tags_create' | 'tags_get' | 'tags_delete' | 'tags_assign_resources' | 'tags_unassign_resources'
>;

export function tagHandlers(services: Services): TagHandlers {
  const { kysely } = services.database;
  const { clock } = services.engine;
  return {
    tags_list: async (call) => {
      const { items, total } = await listTags(kysely, call.caller.accountId, pageRequest(call.query));
      return { tags: await present(services, call, items), ...pageFields(call, call.query, total) };
    },
    tags_create: async (call) => {
      const { accountId } = call.caller;
      return one(services, call, await createTag(kysely, { accountId, name: call.body.name, now: clock.now() }));
    },
    tags_get: async (call) => {
      const tag = await findTag(kysely, call.caller.accountId, call.params.tag_id);
      return tag === undefined ? notFound() : one(services, call, tag);
    },
    tags_delete: async ({ caller, params }) =>
      (await deleteTag(kysely, caller.accountId, params.tag_id)) ? null : notFound(),
    tags_assign_resources: async (call) => ((await assignTag(kysely, changeOf(call), clock.now())) ? null : notFound()),
    tags_unassign_resources: async (call) => ((await unassignTag(kysely, changeOf(call))) ? null : notFound()),
  };
}

function changeOf({ caller, params, body }: Call<'tags_assign_resources' | 'tags_unassign_resources'>): TaggingChange {
  return { accountId: caller.accountId, tagName: params.tag_id, resources: body.resources };
}

type Viewer = Pick<Call<'tags_get'>, 'caller' | 'origin'>;

async function one(services: Services, viewer: Viewer, tag: TagRow): Promise<{ tag: Tag }> {
  const [presented] = await present(services, viewer, [tag]);
  if (presented === undefined) throw new Error('A tag was left out of its own list.');
  return { tag: presented };
}

async function present({ database }: Services, { caller, origin }: Viewer, tags: readonly TagRow[]): Promise<Tag[]> {
  const statistics = visibleStatistics(caller.grant, await statisticsOf(database.kysely, tags));
  return tags.map((tag) => presentTag(tag, { statistics, origin }));
}
