import * as z from 'zod';
import { lineSchema, timestampSchema } from './fields.ts';

const associatedResourceSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    cost: z.string().meta({ description: 'US dollars a month, if it is kept.', examples: ['0.05'] }),
  })
  .meta({ id: 'AssociatedResource' });

const resourcesOf = <Item extends z.ZodType>(item: Item) => ({
  reserved_ips: z.array(item),
  floating_ips: z.array(item).meta({ description: 'The reserved IPs by their older name.' }),
  snapshots: z.array(item),
  volumes: z.array(item),
  volume_snapshots: z.array(item),
});

/** What belongs to a Droplet and would be kept without it; of each kind, only if the token may see that kind. */
export const associatedResourcesSchema = z.object(resourcesOf(associatedResourceSchema));

const destroyedResourceSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    destroyed_at: timestampSchema.optional().meta({ description: 'Left out: it is still there.' }),
    error_message: z.string().optional().meta({ description: 'Why it is still there.' }),
  })
  .meta({ id: 'DestroyedResource' });

/** What became of a request to destroy a Droplet together with what belongs to it; of each kind, only if the token may see it. */
export const dropletDestructionSchema = z
  .object({
    droplet: destroyedResourceSchema,
    resources: z.object(resourcesOf(destroyedResourceSchema)),
    completed_at: timestampSchema,
    failures: z.int().meta({ description: 'How much could not be destroyed; the Droplet is still there unless 0.' }),
  })
  .meta({ id: 'DropletDestruction' });

const idsSchema = z.array(z.union([z.int().transform(String), lineSchema(255)], 'Give an identifier.')).nullish();

/** What to destroy together with a Droplet; what is left out is kept. */
export const selectiveDestructionSchema = z
  .object({
    reserved_ips: idsSchema,
    floating_ips: idsSchema,
    snapshots: idsSchema,
    volumes: idsSchema,
    volume_snapshots: idsSchema,
  })
  .nullish()
  .meta({ id: 'SelectiveDestruction' });

export type AssociatedResources = z.output<typeof associatedResourcesSchema>;
export type DropletDestruction = z.output<typeof dropletDestructionSchema>;
export type SelectiveDestruction = z.output<typeof selectiveDestructionSchema>;
