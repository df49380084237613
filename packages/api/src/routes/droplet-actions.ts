import * as z from 'zod';
import type { Condition, Route, RouteGroup } from '../route.ts';
import { actionSchema } from '../schemas/action.ts';
import { dropletActionSchema, type DropletActionRequest, type DropletActionType } from '../schemas/droplet-action.ts';
import { pathIdSchema, tagNameSchema } from '../schemas/fields.ts';
import { pageQueryShape, pageShape } from '../schemas/pagination.ts';

type OnType = Condition<unknown, DropletActionRequest>;

function onTypes(types: readonly DropletActionType[], alsoAnyOf: OnType['alsoAnyOf']): OnType {
  return {
    summary: `type is ${types.join(' or ')}`,
    alsoAnyOf,
    applies: ({ body }) => types.includes(body.type),
  };
}

/** The same for one Droplet and for all with a tag: what takes more of one takes as much of many. */
const when = [
  onTypes(['password_reset'], [['droplet:admin']]),
  onTypes(['rebuild', 'restore'], [['droplet:admin', 'image:read']]),
  onTypes(['resize'], [['droplet:create']]),
  onTypes(['snapshot'], [['image:create'], ['droplet:snapshot']]),
];

const dropletParams = z.object({ droplet_id: pathIdSchema });

const actOnDroplet = {
  operationId: 'dropletActions_post',
  tag: 'Droplet Actions',
  method: 'POST',
  path: '/v2/droplets/{droplet_id}/actions',
  summary: 'Do something to a Droplet',
  access: { kind: 'permissions', anyOf: [['droplet:update'], ['actions:create']], when },
  params: dropletParams,
  body: dropletActionSchema,
  status: 201,
  response: z.object({ action: actionSchema }),
} as const satisfies Route;

const actOnTagged = {
  operationId: 'dropletActions_post_byTag',
  tag: 'Droplet Actions',
  method: 'POST',
  path: '/v2/droplets/actions',
  summary: 'Do something to all Droplets with a tag, or to none of them where one cannot have it done',
  access: {
    kind: 'permissions',
    // What is begun tells which tags there are, and what carries them.
    anyOf: [
      ['droplet:update', 'tag:read'],
      ['actions:create', 'tag:read'],
    ],
    when,
  },
  query: z.object({ tag_name: tagNameSchema.meta({ description: 'To the Droplets with this tag.' }) }),
  body: dropletActionSchema,
  status: 201,
  response: z.object({ actions: z.array(actionSchema) }),
} as const satisfies Route;

const listDropletActions = {
  operationId: 'dropletActions_list',
  tag: 'Droplet Actions',
  method: 'GET',
  path: '/v2/droplets/{droplet_id}/actions',
  summary: 'List what has been done to a Droplet, newest first',
  access: { kind: 'permissions', anyOf: [['droplet:read']] },
  params: dropletParams,
  query: z.object(pageQueryShape),
  status: 200,
  response: z.object({ actions: z.array(actionSchema), ...pageShape }),
} as const satisfies Route;

const getDropletAction = {
  operationId: 'dropletActions_get',
  tag: 'Droplet Actions',
  method: 'GET',
  path: '/v2/droplets/{droplet_id}/actions/{action_id}',
  summary: 'Show something that has been done to a Droplet',
  access: { kind: 'permissions', anyOf: [['droplet:read']] },
  params: dropletParams.extend({ action_id: pathIdSchema }),
  status: 200,
  response: z.object({ action: actionSchema }),
} as const satisfies Route;

export const dropletActionRoutes = {
  dropletActions_get: getDropletAction,
  dropletActions_list: listDropletActions,
  dropletActions_post: actOnDroplet,
  dropletActions_post_byTag: actOnTagged,
} as const satisfies RouteGroup;
