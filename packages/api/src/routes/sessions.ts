import * as z from 'zod';
import type { Route, RouteGroup } from '../route.ts';
import { pathUuidSchema } from '../schemas/fields.ts';
import { confirmationSchema, sessionSchema } from '../schemas/session.ts';

const confirmSession = {
  operationId: 'sessions_confirm',
  tag: 'Sessions',
  method: 'POST',
  path: '/v2/account/confirmation',
  summary: 'Give your password again, for what takes a recent sign-in',
  access: { kind: 'session' },
  takesPassword: true,
  body: confirmationSchema,
  status: 204,
  response: null,
} as const satisfies Route;

const listSessions = {
  operationId: 'sessions_list',
  tag: 'Sessions',
  method: 'GET',
  path: '/v2/account/sessions',
  summary: 'List where you are signed in, the last used first',
  access: { kind: 'session' },
  status: 200,
  response: z.object({ sessions: z.array(sessionSchema) }),
} as const satisfies Route;

const endSession = {
  operationId: 'sessions_end',
  tag: 'Sessions',
  method: 'DELETE',
  path: '/v2/account/sessions/{session_id}',
  summary: 'End one of your sessions',
  access: { kind: 'session' },
  params: z.object({ session_id: pathUuidSchema }),
  status: 204,
  response: null,
} as const satisfies Route;

const endOtherSessions = {
  operationId: 'sessions_end_others',
  tag: 'Sessions',
  method: 'DELETE',
  path: '/v2/account/sessions',
  summary: 'End all your sessions but this one',
  access: { kind: 'session' },
  recentSignIn: true,
  status: 204,
  response: null,
} as const satisfies Route;

export const sessionRoutes = {
  sessions_confirm: confirmSession,
  sessions_end: endSession,
  sessions_end_others: endOtherSessions,
  sessions_list: listSessions,
} as const satisfies RouteGroup;
