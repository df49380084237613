import * as z from 'zod';
import type { Route, RouteGroup } from '../route.ts';
import { pathUuidSchema } from '../schemas/fields.ts';
import { personSchema } from '../schemas/person.ts';

const listPeople = {
  operationId: 'people_list',
  tag: 'People',
  method: 'GET',
  path: '/v2/account/people',
  summary: 'List who may sign in for the account',
  access: { kind: 'session', role: 'owner' },
  status: 200,
  response: z.object({ people: z.array(personSchema) }),
} as const satisfies Route;

const removePerson = {
  operationId: 'people_remove',
  tag: 'People',
  method: 'DELETE',
  path: '/v2/account/people/{user_id}',
  summary: 'Remove a person, end their sessions and revoke the tokens they made',
  access: { kind: 'session', role: 'owner' },
  recentSignIn: true,
  params: z.object({ user_id: pathUuidSchema }),
  status: 200,
  response: z.object({ revoked_tokens: z.int().meta({ description: 'How many tokens were revoked.' }) }),
} as const satisfies Route;

export const personRoutes = {
  people_list: listPeople,
  people_remove: removePerson,
} as const satisfies RouteGroup;
