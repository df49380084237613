import * as z from 'zod';
import { lineSchema, orElse, orUnchanged, textSchema, timestampSchema } from './fields.ts';

const ENVIRONMENTS = ['Development', 'Staging', 'Production', ''] as const;
const PURPOSE_MAX = 255;

/** How a purpose is shown that is none of DigitalOcean's own. */
export const OTHER_PURPOSE = 'Other: ';

const nameSchema = lineSchema(175).meta({ description: 'Unique in the account.', examples: ['my-web-api'] });

const descriptionSchema = textSchema(255);

/** Clients send back what they were shown, which may be longer than what they may choose. */
const purposeSchema = textSchema(PURPOSE_MAX + OTHER_PURPOSE.length)
  .refine(
    (purpose) => purpose.startsWith(OTHER_PURPOSE) || purpose.length <= PURPOSE_MAX,
    `Use at most ${PURPOSE_MAX} characters.`,
  )
  .meta({
    description: 'One of DigitalOcean’s purposes; any other text is kept with “Other: ” before it.',
    examples: ['Service or API'],
  });

const environmentSchema = z
  .string()
  .regex(/^(?:development|staging|production|)$/i, 'Give Development, Staging or Production, or nothing.')
  .transform((given) => ENVIRONMENTS.find((one) => one.toLowerCase() === given.toLowerCase()) ?? '')
  .meta({ description: 'Development, Staging or Production, in any case, or nothing.', examples: ['Production'] });

export const projectCreateSchema = z
  .object({
    name: nameSchema,
    description: orElse(descriptionSchema, ''),
    purpose: purposeSchema,
    environment: orElse(environmentSchema, ''),
  })
  .meta({ id: 'ProjectCreate' });

const defaultSchema = z.boolean().meta({ description: 'True: new resources go into this project from now on.' });

/** All of a project at once. */
export const projectUpdateSchema = z
  .object({
    name: nameSchema,
    description: descriptionSchema,
    purpose: purposeSchema,
    environment: environmentSchema,
    is_default: defaultSchema,
  })
  .meta({ id: 'ProjectUpdate' });

/** What is left out or null stays as it is. */
export const projectPatchSchema = z
  .object({
    name: orUnchanged(nameSchema),
    description: orUnchanged(descriptionSchema),
    purpose: orUnchanged(purposeSchema),
    environment: orUnchanged(environmentSchema),
    is_default: orUnchanged(defaultSchema),
  })
  .refine(
    (changes) => Object.values(changes).some((value) => value !== undefined),
    'Give at least one field to change.',
  )
  .meta({ id: 'ProjectPatch', minProperties: 1 });

export const projectSchema = z
  .object({
    id: z.uuid(),
    owner_uuid: z.string().meta({ description: 'Of the account.' }),
    owner_id: z.int(),
    name: z.string(),
    description: z.string(),
    purpose: z.string(),
    environment: z.enum(ENVIRONMENTS),
    is_default: z.boolean().meta({ description: 'Exactly one project of an account is where new resources go.' }),
    created_at: timestampSchema,
    updated_at: timestampSchema,
  })
  .meta({ id: 'Project' });

export type Project = z.output<typeof projectSchema>;
export type ProjectCreate = z.output<typeof projectCreateSchema>;
export type ProjectPatch = z.output<typeof projectPatchSchema>;
