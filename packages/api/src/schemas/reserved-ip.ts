import * as z from 'zod';
import { actionLinkSchema, actionSchema } from './action.ts';
import { dropletSchema } from './droplet.ts';
import { idSchema, lineSchema, orAbsent, slugSchema } from './fields.ts';
import { regionSchema } from './region.ts';

const shape = {
  ip: z.ipv4().meta({ examples: ['100.64.12.34'] }),
  region: regionSchema,
  droplet: dropletSchema.nullable().meta({
    description: 'What it is assigned to. Null, too, for a token that may not see Droplets.',
  }),
  locked: z.boolean().meta({ description: 'An action is in progress.' }),
  project_id: z.string().optional().meta({ description: 'Only for a token that may see projects.' }),
};

export const reservedIpSchema = z.object(shape).meta({ id: 'ReservedIp' });

/** What reserved IPs used to be called. */
export const floatingIpSchema = z.object(shape).meta({ id: 'FloatingIp' });

/** The Droplet and the action that assigns to it; empty for an address that is kept for a region. */
export const reservedIpLinksSchema = z
  .object({ droplets: z.array(actionLinkSchema), actions: z.array(actionLinkSchema) })
  .partial()
  .meta({ id: 'ReservedIpLinks' });

export const reservedIpActionSchema = actionSchema
  .extend({ project_id: shape.project_id })
  .meta({ id: 'ReservedIpAction' });

/** An address in a path. Anything else names nothing. */
export const pathIpSchema = z.ipv4().meta({ examples: ['100.64.12.34'] });

export const reservedIpCreateSchema = z
  .object({
    region: orAbsent(slugSchema).meta({ description: 'Where to reserve one. Left out: where the Droplet is.' }),
    droplet_id: idSchema.nullish().meta({ description: 'What to assign it to.' }),
    project_id: orAbsent(lineSchema(64)).meta({ description: 'Left out or empty: the default project.' }),
  })
  .refine(({ region, droplet_id: dropletId }) => region !== undefined || (dropletId ?? null) !== null, {
    path: ['region'],
    message: 'Give region, or droplet_id.',
  })
  .meta({ id: 'ReservedIpCreate' });

export const reservedIpActionRequestSchema = z
  .object({
    type: z.enum(['assign', 'unassign'], 'Give assign or unassign.'),
    droplet_id: idSchema.nullish().meta({ description: 'What to assign it to.' }),
  })
  .refine(({ type, droplet_id: dropletId }) => type === 'unassign' || (dropletId ?? null) !== null, {
    path: ['droplet_id'],
    message: 'Give the Droplet to assign it to.',
  })
  .meta({ id: 'ReservedIpActionRequest' });

export type ReservedIp = z.output<typeof reservedIpSchema>;
export type ReservedIpAction = z.output<typeof reservedIpActionSchema>;
export type ReservedIpActionRequest = z.output<typeof reservedIpActionRequestSchema>;
export type ReservedIpCreate = z.output<typeof reservedIpCreateSchema>;
export type ReservedIpLinks = z.output<typeof reservedIpLinksSchema>;
