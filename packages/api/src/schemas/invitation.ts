import * as z from 'zod';
import { timestampSchema } from './fields.ts';
import { emailSchema, linkSecretSchema, newPasswordSchema, personNameSchema } from './person.ts';

/** Somebody who may become a member of the account. */
export const invitationSchema = z
  .object({
    id: z.uuid(),
    email: z.string(),
    invited_by: z.string(),
    created_at: timestampSchema,
    expires_at: timestampSchema,
  })
  .meta({ id: 'Invitation' });

export const invitationCreateSchema = z.object({ email: emailSchema }).meta({ id: 'InvitationCreate' });

export const invitationAcceptSchema = z
  .object({ secret: linkSecretSchema, name: personNameSchema, password: newPasswordSchema })
  .meta({ id: 'InvitationAccept' });

export const setUpSchema = z
  .object({ secret: linkSecretSchema, name: personNameSchema, email: emailSchema, password: newPasswordSchema })
  .meta({ id: 'SetUp' });

export const signUpSchema = z
  .object({ name: personNameSchema, email: emailSchema, password: newPasswordSchema })
  .meta({ id: 'SignUp' });

export type Invitation = z.output<typeof invitationSchema>;
