import * as z from 'zod';
import type { Condition, Route, RouteGroup } from '../route.ts';
import { actionLinkSchema } from '../schemas/action.ts';
import { dropletCreateSchema, type DropletCreate } from '../schemas/droplet-create.ts';
import { dropletSchema } from '../schemas/droplet.ts';
import { emptyAsAbsent, lineSchema, pathIdSchema, tagNameSchema } from '../schemas/fields.ts';
import { pageQueryShape, pageShape } from '../schemas/pagination.ts';

const dropletParams = z.object({ droplet_id: pathIdSchema });

const dropletListQuery = z.object({
  ...pageQueryShape,
  tag_name: emptyAsAbsent(tagNameSchema.optional()).meta({ description: 'Only Droplets with this tag.' }),
  name: emptyAsAbsent(lineSchema(255).optional()).meta({
    description: 'Only Droplets of exactly this name, in any case.',
  }),
  type: emptyAsAbsent(z.enum(['droplets', 'gpus']).optional()).meta({
    description: 'Droplets without GPUs, or with them. Left out: without, unless a tag or a name is asked for.',
  }),
});

const byTag: Condition<z.output<typeof dropletListQuery>> = {
  summary: 'tag_name is given',
  alsoAnyOf: [['tag:read']],
  applies: ({ query }) => query.tag_name !== undefined,
};

const withTags: Condition<unknown, DropletCreate> = {
  summary: 'tags are given',
  alsoAnyOf: [['tag:create']],
  applies: ({ body }) => body.tags.length > 0,
};

const withKeys: Condition<unknown, DropletCreate> = {
  summary: 'ssh_keys are given',
  alsoAnyOf: [['ssh_key:read']],
  applies: ({ body }) => body.ssh_keys.length > 0,
};

const inNetwork: Condition<unknown, DropletCreate> = {
  summary: 'vpc_uuid is given',
  alsoAnyOf: [['vpc:read']],
  applies: ({ body }) => body.vpc_uuid !== undefined,
};

const withVolumes: Condition<unknown, DropletCreate> = {
  summary: 'volumes are given',
  alsoAnyOf: [['block_storage:read']],
  applies: ({ body }) => body.volumes.length > 0,
};

const createLinks = z.object({ actions: z.array(actionLinkSchema) });

const listDroplets = {
  operationId: 'droplets_list',
  tag: 'Droplets',
  method: 'GET',
  path: '/v2/droplets',
  summary: 'List Droplets',
  access: { kind: 'permissions', anyOf: [['droplet:read']], when: [byTag] },
  query: dropletListQuery,
  status: 200,
  response: z.object({ droplets: z.array(dropletSchema), ...pageShape }),
} as const satisfies Route;

const createDroplets = {
  operationId: 'droplets_create',
  tag: 'Droplets',
  method: 'POST',
  path: '/v2/droplets',
  summary: 'Create one Droplet, or up to ten alike',
  access: {
    kind: 'permissions',
    anyOf: [['droplet:create', 'image:read']],
    when: [withTags, withKeys, inNetwork, withVolumes],
  },
  body: dropletCreateSchema,
  status: 202,
  response: z.union([
    z.object({ droplet: dropletSchema, links: createLinks }),
    z.object({ droplets: z.array(dropletSchema), links: createLinks }),
  ]),
} as const satisfies Route;

const getDroplet = {
  operationId: 'droplets_get',
  tag: 'Droplets',
  method: 'GET',
  path: '/v2/droplets/{droplet_id}',
  summary: 'Show a Droplet',
  access: { kind: 'permissions', anyOf: [['droplet:read']] },
  params: dropletParams,
  status: 200,
  response: z.object({ droplet: dropletSchema }),
} as const satisfies Route;

const destroyDroplet = {
  operationId: 'droplets_destroy',
  tag: 'Droplets',
  method: 'DELETE',
  path: '/v2/droplets/{droplet_id}',
  summary: 'Destroy a Droplet',
  access: { kind: 'permissions', anyOf: [['droplet:delete']] },
  params: dropletParams,
  status: 204,
  response: null,
} as const satisfies Route;

const destroyDropletsByTag = {
  operationId: 'droplets_destroy_byTag',
  tag: 'Droplets',
  method: 'DELETE',
  path: '/v2/droplets',
  summary: 'Destroy every Droplet with a tag',
  access: { kind: 'permissions', anyOf: [['droplet:delete', 'tag:read']] },
  query: z.object({
    tag_name: z
      .string('Name the tag whose Droplets are to be destroyed.')
      .pipe(tagNameSchema)
      .meta({ description: 'The tag whose Droplets are destroyed, however many there are.' }),
  }),
  status: 204,
  response: null,
} as const satisfies Route;

export const dropletRoutes = {
  droplets_create: createDroplets,
  droplets_destroy: destroyDroplet,
  droplets_destroy_byTag: destroyDropletsByTag,
  droplets_get: getDroplet,
  droplets_list: listDroplets,
} as const satisfies RouteGroup;
