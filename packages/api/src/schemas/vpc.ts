import * as z from 'zod';
import { orAbsent, orElse, orUnchanged, slugSchema, textSchema, timestampSchema } from './fields.ts';

const nameSchema = z
  .string()
  .regex(/^[A-Za-z0-9.-]{1,255}$/, 'Use letters, digits, dots and dashes, at most 255.')
  .meta({ description: 'Unique in the account.', examples: ['env.prod-vpc'] });

const descriptionSchema = textSchema(255);

const RANGE = 'Give a range of IPv4 addresses in CIDR notation, such as 10.10.10.0/24.';

const defaultSchema = z.boolean().meta({
  description: 'True: the region’s Droplets go into this network from now on. False changes nothing.',
});

export const vpcCreateSchema = z
  .object({
    name: nameSchema,
    description: orElse(descriptionSchema, ''),
    region: slugSchema,
    ip_range: orAbsent(z.cidrv4(RANGE)).meta({
      description: 'Private (RFC 1918), from /16 to /28, apart from the account’s others. Left out: a free /20.',
    }),
  })
  .meta({ id: 'VpcCreate' });

/** A description that is left out is empty from then on. */
export const vpcUpdateSchema = z
  .object({ name: nameSchema, description: orElse(descriptionSchema, ''), default: orUnchanged(defaultSchema) })
  .meta({ id: 'VpcUpdate' });

/** What is left out or null stays as it is. */
export const vpcPatchSchema = z
  .object({
    name: orUnchanged(nameSchema),
    description: orUnchanged(descriptionSchema),
    default: orUnchanged(defaultSchema),
  })
  .meta({ id: 'VpcPatch' });

export const vpcSchema = z
  .object({
    id: z.uuid(),
    urn: z.string().meta({ examples: ['do:vpc:5a4981aa-9653-4bd1-bef5-d6bff52042e4'] }),
    name: z.string(),
    description: z.string(),
    region: z.string(),
    ip_range: z.cidrv4(),
    default: z
      .boolean()
      .meta({ description: 'Each region has one network where Droplets go unless another is named.' }),
    created_at: timestampSchema,
  })
  .meta({ id: 'Vpc' });

export const vpcMemberSchema = z
  .object({ urn: z.string(), name: z.string(), created_at: timestampSchema })
  .meta({ id: 'VpcMember' });

export type Vpc = z.output<typeof vpcSchema>;
export type VpcCreate = z.output<typeof vpcCreateSchema>;
export type VpcPatch = z.output<typeof vpcPatchSchema>;
export type VpcMember = z.output<typeof vpcMemberSchema>;
