import * as z from 'zod';
import type { Route, RouteGroup } from '../route.ts';
import { emptyAsAbsent, lineSchema, pathIdSchema } from '../schemas/fields.ts';
import { pageQueryShape, pageShape } from '../schemas/pagination.ts';
import {
  tokenCreateSchema,
  tokenRevokeSchema,
  tokenRotateSchema,
  tokensRevokeSchema,
  tokenUpdateSchema,
} from '../schemas/token-changes.ts';
import { issuedTokenSchema, tokenDetailSchema, tokenSchema, tokenStates } from '../schemas/token.ts';

const tokenParams = z.object({ token_id: pathIdSchema });

const listTokens = {
  operationId: 'tokens_list',
  tag: 'Tokens',
  method: 'GET',
  path: '/v2/tokens',
  summary: 'List tokens, newest first',
  access: { kind: 'permissions', anyOf: [['token:read']] },
  query: z.object({
    ...pageQueryShape,
    state: emptyAsAbsent(z.enum([...tokenStates, 'expiring', 'all']).default('active')).meta({
      description:
        'Tokens that have expired or been revoked are kept, and shown when asked for. Those that expire within 14 days are active and, alone, expiring.',
    }),
    search: emptyAsAbsent(lineSchema(255).optional()).meta({
      description: 'Part of a name, or how a token begins, up to its public id.',
    }),
    parent_id: emptyAsAbsent(pathIdSchema.optional()).meta({ description: 'Only the tokens that this one minted.' }),
  }),
  status: 200,
  response: z.object({ tokens: z.array(tokenSchema), ...pageShape }),
} as const satisfies Route;

const revokeTokens = {
  operationId: 'tokens_revoke_all',
  tag: 'Tokens',
  method: 'DELETE',
  path: '/v2/tokens',
  summary: 'Revoke every token of the account, or those that are named, all at once',
  access: { kind: 'permissions', anyOf: [['token:delete']] },
  recentSignIn: true,
  body: tokensRevokeSchema,
  status: 200,
  response: z.object({
    revoked: z.int().meta({ description: 'How many tokens this ended, what they had minted included.' }),
  }),
} as const satisfies Route;

const createToken = {
  operationId: 'tokens_create',
  tag: 'Tokens',
  method: 'POST',
  path: '/v2/tokens',
  summary: 'Mint a token that goes nowhere beyond the one in use',
  access: { kind: 'permissions', anyOf: [['token:create']] },
  recentSignIn: true,
  body: tokenCreateSchema,
  status: 201,
  response: issuedTokenSchema,
} as const satisfies Route;

const getToken = {
  operationId: 'tokens_get',
  tag: 'Tokens',
  method: 'GET',
  path: '/v2/tokens/{token_id}',
  summary: 'Show a token, its secrets by name only, and what it has used',
  access: { kind: 'permissions', anyOf: [['token:read']], orSelf: true },
  params: tokenParams,
  status: 200,
  response: z.object({ token: tokenDetailSchema }),
} as const satisfies Route;

const updateToken = {
  operationId: 'tokens_update',
  tag: 'Tokens',
  method: 'PATCH',
  path: '/v2/tokens/{token_id}',
  summary: 'Change a token, and narrow its descendants with it',
  access: { kind: 'permissions', anyOf: [['token:update']] },
  params: tokenParams,
  body: tokenUpdateSchema,
  status: 200,
  response: z.object({ token: tokenSchema }),
} as const satisfies Route;

const revokeToken = {
  operationId: 'tokens_revoke',
  tag: 'Tokens',
  method: 'DELETE',
  path: '/v2/tokens/{token_id}',
  summary: 'Revoke a token and its descendants',
  access: { kind: 'permissions', anyOf: [['token:delete']], orSelf: true },
  params: tokenParams,
  body: tokenRevokeSchema,
  status: 204,
  response: null,
} as const satisfies Route;

const rotateToken = {
  operationId: 'tokens_rotate',
  tag: 'Tokens',
  method: 'POST',
  path: '/v2/tokens/{token_id}/rotate',
  summary: 'Give a token a new secret while the old one goes on working for a while',
  access: { kind: 'permissions', anyOf: [['token:update']] },
  recentSignIn: true,
  params: tokenParams,
  body: tokenRotateSchema,
  status: 201,
  response: issuedTokenSchema,
} as const satisfies Route;

const endSecret = {
  operationId: 'tokens_end_secret',
  tag: 'Tokens',
  method: 'DELETE',
  path: '/v2/tokens/{token_id}/secrets/{public_id}',
  summary: 'End the old secret of a rotated token before its time',
  access: { kind: 'permissions', anyOf: [['token:update']] },
  params: tokenParams.extend({ public_id: z.string().regex(/^[0-9A-Za-z]{10}$/) }),
  status: 204,
  response: null,
  refusals: [409],
} as const satisfies Route;

const getOwnToken = {
  operationId: 'tokens_get_self',
  tag: 'Tokens',
  method: 'GET',
  path: '/v2/tokens/self',
  summary: 'Show the token in use',
  access: { kind: 'any_token' },
  status: 200,
  response: z.object({ token: tokenDetailSchema }),
} as const satisfies Route;

const revokeOwnToken = {
  operationId: 'tokens_revoke_self',
  tag: 'Tokens',
  method: 'DELETE',
  path: '/v2/tokens/self',
  summary: 'Revoke the token in use and its descendants',
  access: { kind: 'any_token' },
  body: tokenRevokeSchema,
  status: 204,
  response: null,
} as const satisfies Route;

export const tokenRoutes = {
  tokens_create: createToken,
  tokens_end_secret: endSecret,
  tokens_get: getToken,
  tokens_get_self: getOwnToken,
  tokens_list: listTokens,
  tokens_revoke: revokeToken,
  tokens_revoke_all: revokeTokens,
  tokens_revoke_self: revokeOwnToken,
  tokens_rotate: rotateToken,
  tokens_update: updateToken,
} as const satisfies RouteGroup;
