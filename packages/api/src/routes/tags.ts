import * as z from 'zod';
import type { Condition, Route, RouteGroup } from '../route.ts';
import { tagNameSchema } from '../schemas/fields.ts';
import { pageQueryShape, pageShape } from '../schemas/pagination.ts';
import { tagCreateSchema, taggingSchema, tagSchema, type TaggableType, type Tagging } from '../schemas/tag.ts';
import type { PermissionName } from '../scopes/permissions.ts';

const tagParams = z.object({ tag_id: tagNameSchema.meta({ description: 'The name of the tag.' }) });

const oneTag = z.object({ tag: tagSchema });

/**
 * Tagging a thing changes it, so it takes the thing's `:update`. DigitalOcean has none for volumes and their snapshots:
 * there it takes `:create`, the permission with which they could have been given the tag from the start.
 */
const CHANGING: Readonly<Record<TaggableType, PermissionName>> = {
  droplet: 'droplet:update',
  image: 'image:update',
  volume: 'block_storage:create',
  volume_snapshot: 'block_storage_snapshot:create',
};

const byType: readonly Condition<unknown, Tagging>[] = (Object.keys(CHANGING) as TaggableType[]).map((type) => ({
  summary: `resources of type ${type} are named`,
  alsoAnyOf: [[CHANGING[type]]],
  applies: ({ body }) => body.resources.some((resource) => resource.resource_type === type),
}));

const listTags = {
  operationId: 'tags_list',
  tag: 'Tags',
  method: 'GET',
  path: '/v2/tags',
  summary: 'List tags, with counts of what carries them',
  access: { kind: 'permissions', anyOf: [['tag:read']] },
  query: z.object(pageQueryShape),
  status: 200,
  response: z.object({ tags: z.array(tagSchema), ...pageShape }),
} as const satisfies Route;

const createTag = {
  operationId: 'tags_create',
  tag: 'Tags',
  method: 'POST',
  path: '/v2/tags',
  summary: 'Create a tag, unless there is one of this name',
  access: { kind: 'permissions', anyOf: [['tag:create']] },
  body: tagCreateSchema,
  status: 201,
  response: oneTag,
} as const satisfies Route;

const getTag = {
  operationId: 'tags_get',
  tag: 'Tags',
  method: 'GET',
  path: '/v2/tags/{tag_id}',
  summary: 'Show a tag, with counts of what carries it',
  access: { kind: 'permissions', anyOf: [['tag:read']] },
  params: tagParams,
  status: 200,
  response: oneTag,
} as const satisfies Route;

const deleteTag = {
  operationId: 'tags_delete',
  tag: 'Tags',
  method: 'DELETE',
  path: '/v2/tags/{tag_id}',
  summary: 'Delete a tag, and take it off everything',
  access: { kind: 'permissions', anyOf: [['tag:delete']] },
  params: tagParams,
  status: 204,
  response: null,
} as const satisfies Route;

const assignResources = {
  operationId: 'tags_assign_resources',
  tag: 'Tags',
  method: 'POST',
  path: '/v2/tags/{tag_id}/resources',
  summary: 'Put a tag on resources',
  access: { kind: 'permissions', anyOf: [['tag:create']], when: byType },
  params: tagParams,
  body: taggingSchema,
  status: 204,
  response: null,
} as const satisfies Route;

const unassignResources = {
  operationId: 'tags_unassign_resources',
  tag: 'Tags',
  method: 'DELETE',
  path: '/v2/tags/{tag_id}/resources',
  summary: 'Take a tag off resources',
  access: { kind: 'permissions', anyOf: [['tag:delete']], when: byType },
  params: tagParams,
  body: taggingSchema,
  status: 204,
  response: null,
} as const satisfies Route;

export const tagRoutes = {
  tags_assign_resources: assignResources,
  tags_create: createTag,
  tags_delete: deleteTag,
  tags_get: getTag,
  tags_list: listTags,
  tags_unassign_resources: unassignResources,
} as const satisfies RouteGroup;
