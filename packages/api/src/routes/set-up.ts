import * as z from 'zod';
import type { Route, RouteGroup } from '../route.ts';
import { setUpSchema, signUpSchema } from '../schemas/invitation.ts';
import { personSchema } from '../schemas/person.ts';

const oneProfile = z.object({ profile: personSchema });

const setUpAccount = {
  operationId: 'account_set_up',
  tag: 'People',
  method: 'POST',
  path: '/v2/account/set_up',
  summary: 'Become the owner, or reset the owner’s password, by the secret of a set-up link',
  access: { kind: 'public' },
  takesPassword: true,
  body: setUpSchema,
  status: 201,
  response: oneProfile,
} as const satisfies Route;

const signUp = {
  operationId: 'account_sign_up',
  tag: 'People',
  method: 'POST',
  path: '/v2/account/sign_up',
  summary: 'Make an account of your own, where sign-up is open',
  access: { kind: 'public' },
  takesPassword: true,
  body: signUpSchema,
  status: 201,
  response: oneProfile,
} as const satisfies Route;

export const setUpRoutes = {
  account_set_up: setUpAccount,
  account_sign_up: signUp,
} as const satisfies RouteGroup;
