import * as z from 'zod';
import { lineSchema, orElse, slugSchema, tagNameSchema, textSchema } from './fields.ts';

const nameSchema = lineSchema(255);
const descriptionSchema = textSchema(10_000);

const URL_MAX_LENGTH = 2048;
/** What can be mended into an address is none yet: signs that no address holds would be kept with it. */
const urlSchema = z
  .url({ protocol: /^(https?|ftp)$/, error: 'Give an address that begins with http://, https:// or ftp://.' })
  .max(URL_MAX_LENGTH)
  .regex(/^[^\s\p{Cc}\p{Cs}]*$/u, 'Use an address without spaces and control characters.');

const distributionSchema = z
  .string()
  .max(255)
  .meta({ description: 'A distribution that is not known is recorded as Unknown.', examples: ['Ubuntu'] });

/** Fields that are null or unknown count as left out. */
export const imageCreateSchema = z
  .object({
    name: nameSchema,
    url: urlSchema.meta({ description: 'Where the image is. It is recorded, and never fetched.' }),
    region: slugSchema.meta({ examples: ['nyc3'] }),
    distribution: orElse(distributionSchema, 'Unknown'),
    description: orElse(descriptionSchema, ''),
    tags: orElse(z.array(tagNameSchema).max(100), []),
  })
  .meta({ id: 'ImageCreate' });

/** What is left out or null stays as it is. */
export const imageUpdateSchema = z
  .object({
    name: nameSchema.nullish(),
    distribution: distributionSchema.nullish().meta({ description: 'Of custom images alone.' }),
    description: descriptionSchema.nullish().meta({ description: 'Of custom images alone.' }),
  })
  .meta({ id: 'ImageUpdate' });

export const imageActionSchema = z
  .discriminatedUnion('type', [
    z.object({ type: z.literal('transfer'), region: slugSchema.meta({ examples: ['nyc2'] }) }),
    z.object({ type: z.literal('convert') }),
  ])
  .meta({ id: 'ImageActionRequest' });

export type ImageCreate = z.output<typeof imageCreateSchema>;
export type ImageUpdate = z.output<typeof imageUpdateSchema>;
export type ImageActionRequest = z.output<typeof imageActionSchema>;
