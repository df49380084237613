import * as z from 'zod';
import type { Route, RouteGroup } from '../route.ts';
import { signInFactsSchema } from '../schemas/sign-in-facts.ts';

const getSignIn = {
  operationId: 'signIn_get',
  tag: 'People',
  method: 'GET',
  path: '/v2/sign_in',
  summary: 'Show how people sign in here, and what passwords they may choose',
  access: { kind: 'public' },
  status: 200,
  response: z.object({ sign_in: signInFactsSchema }),
} as const satisfies Route;

export const signInRoutes = { signIn_get: getSignIn } as const satisfies RouteGroup;
