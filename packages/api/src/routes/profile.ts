import * as z from 'zod';
import type { Route, RouteGroup } from '../route.ts';
import { passwordChangeSchema, personSchema, profileUpdateSchema } from '../schemas/person.ts';

const oneProfile = z.object({ profile: personSchema });

const getProfile = {
  operationId: 'profile_get',
  tag: 'People',
  method: 'GET',
  path: '/v2/account/profile',
  summary: 'Show who is signed in',
  access: { kind: 'session' },
  status: 200,
  response: oneProfile,
} as const satisfies Route;

const updateProfile = {
  operationId: 'profile_update',
  tag: 'People',
  method: 'PATCH',
  path: '/v2/account/profile',
  summary: 'Change your name',
  access: { kind: 'session' },
  body: profileUpdateSchema,
  status: 200,
  response: oneProfile,
} as const satisfies Route;

const changePassword = {
  operationId: 'password_change',
  tag: 'People',
  method: 'PUT',
  path: '/v2/account/password',
  summary: 'Change your password, which ends all your other sessions',
  access: { kind: 'session' },
  takesPassword: true,
  body: passwordChangeSchema,
  status: 204,
  response: null,
} as const satisfies Route;

export const profileRoutes = {
  password_change: changePassword,
  profile_get: getProfile,
  profile_update: updateProfile,
} as const satisfies RouteGroup;
