import * as z from 'zod';
import type { Route, RouteGroup } from '../route.ts';
import { pathUuidSchema } from '../schemas/fields.ts';
import { invitationAcceptSchema, invitationCreateSchema, invitationSchema } from '../schemas/invitation.ts';
import { personSchema } from '../schemas/person.ts';

const listInvitations = {
  operationId: 'invitations_list',
  tag: 'People',
  method: 'GET',
  path: '/v2/account/invitations',
  summary: 'List invitations that are open',
  access: { kind: 'session', role: 'owner' },
  status: 200,
  response: z.object({ invitations: z.array(invitationSchema) }),
} as const satisfies Route;

const createInvitation = {
  operationId: 'invitations_create',
  tag: 'People',
  method: 'POST',
  path: '/v2/account/invitations',
  summary: 'Invite somebody by a link, which takes the place of an earlier one',
  access: { kind: 'session', role: 'owner' },
  recentSignIn: true,
  body: invitationCreateSchema,
  status: 201,
  response: z.object({
    invitation: invitationSchema,
    link: z.string().meta({ description: 'Shown this once. Whoever has it may come in.' }),
    mailed: z.boolean().meta({ description: 'Whether it was sent by mail as well.' }),
  }),
} as const satisfies Route;

const revokeInvitation = {
  operationId: 'invitations_revoke',
  tag: 'People',
  method: 'DELETE',
  path: '/v2/account/invitations/{invitation_id}',
  summary: 'Withdraw an invitation',
  access: { kind: 'session', role: 'owner' },
  params: z.object({ invitation_id: pathUuidSchema }),
  status: 204,
  response: null,
} as const satisfies Route;

const acceptInvitation = {
  operationId: 'invitations_accept',
  tag: 'People',
  method: 'POST',
  path: '/v2/account/invitations/accept',
  summary: 'Accept an invitation by the secret of its link',
  access: { kind: 'public' },
  takesPassword: true,
  body: invitationAcceptSchema,
  status: 201,
  response: z.object({ profile: personSchema }),
} as const satisfies Route;

export const invitationRoutes = {
  invitations_accept: acceptInvitation,
  invitations_create: createInvitation,
  invitations_list: listInvitations,
  invitations_revoke: revokeInvitation,
} as const satisfies RouteGroup;
