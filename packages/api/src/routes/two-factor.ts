import * as z from 'zod';
import type { Route, RouteGroup } from '../route.ts';
import {
  recoveryCodesSchema,
  secondFactorSchema,
  totpCodeSchema,
  twoFactorEnrolmentSchema,
  twoFactorEnrolSchema,
  twoFactorSchema,
} from '../schemas/two-factor.ts';

const confirmTwoFactor = {
  operationId: 'twoFactor_confirm',
  tag: 'Two-Factor',
  method: 'POST',
  path: '/v2/account/two_factor/confirm',
  summary: 'Turn two-factor authentication on with the first code; ends all other sessions of the person',
  access: { kind: 'permissions', anyOf: [['two_factor:update']] },
  body: totpCodeSchema,
  status: 200,
  response: recoveryCodesSchema,
  refusals: [409],
} as const satisfies Route;

const disableTwoFactor = {
  operationId: 'twoFactor_disable',
  tag: 'Two-Factor',
  method: 'DELETE',
  path: '/v2/account/two_factor',
  summary: 'Turn two-factor authentication off, by a code of the app or a recovery code; ends all other sessions',
  access: { kind: 'permissions', anyOf: [['two_factor:update']] },
  recentSignIn: true,
  body: secondFactorSchema,
  status: 204,
  response: null,
  refusals: [409],
} as const satisfies Route;

const enrolTwoFactor = {
  operationId: 'twoFactor_enrol',
  tag: 'Two-Factor',
  method: 'POST',
  path: '/v2/account/two_factor',
  summary: 'Begin two-factor authentication by the password; asked again, gives another secret',
  access: { kind: 'permissions', anyOf: [['two_factor:update']] },
  takesPassword: true,
  body: twoFactorEnrolSchema,
  status: 201,
  response: z.object({ two_factor_enrolment: twoFactorEnrolmentSchema }),
  refusals: [409],
} as const satisfies Route;

const getTwoFactor = {
  operationId: 'twoFactor_get',
  tag: 'Two-Factor',
  method: 'GET',
  path: '/v2/account/two_factor',
  summary: 'Show whether a sign-in takes a code: of who is signed in, or of who made the token',
  access: { kind: 'permissions', anyOf: [['two_factor:read']] },
  status: 200,
  response: z.object({ two_factor: twoFactorSchema }),
  refusals: [409],
} as const satisfies Route;

const renewRecoveryCodes = {
  operationId: 'twoFactor_renew_recoveryCodes',
  tag: 'Two-Factor',
  method: 'POST',
  path: '/v2/account/two_factor/recovery_codes',
  summary: 'Replace all recovery codes, by a code of the app or one of them',
  access: { kind: 'permissions', anyOf: [['two_factor:update']] },
  recentSignIn: true,
  body: secondFactorSchema,
  status: 200,
  response: recoveryCodesSchema,
  refusals: [409],
} as const satisfies Route;

export const twoFactorRoutes = {
  twoFactor_confirm: confirmTwoFactor,
  twoFactor_disable: disableTwoFactor,
  twoFactor_enrol: enrolTwoFactor,
  twoFactor_get: getTwoFactor,
  twoFactor_renew_recoveryCodes: renewRecoveryCodes,
} as const satisfies RouteGroup;
