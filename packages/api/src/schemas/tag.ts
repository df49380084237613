import * as z from 'zod';
import { tagNameSchema } from './fields.ts';

const statisticsShape = {
  count: z.int().min(0),
  last_tagged_uri: z.url().optional().meta({ description: 'Of the one that was tagged last, where there is one.' }),
};

const tagStatisticsSchema = z.object(statisticsShape).meta({ id: 'TagStatistics' });

/** Every kind is always there, counted or not: real clients follow them blindly and crash without. */
export const tagSchema = z
  .object({
    name: tagNameSchema.meta({ description: 'As it was first written. Names that differ by case alone are one tag.' }),
    resources: z
      .object({
        ...statisticsShape,
        droplets: tagStatisticsSchema,
        images: tagStatisticsSchema,
        volumes: tagStatisticsSchema,
        volume_snapshots: tagStatisticsSchema,
        databases: tagStatisticsSchema,
      })
      .meta({ description: 'What carries the tag; of the kinds that the token may read.' }),
  })
  .meta({ id: 'Tag' });

export const tagCreateSchema = z.object({ name: tagNameSchema }).meta({ id: 'TagCreate' });

export const taggableTypes = ['droplet', 'image', 'volume', 'volume_snapshot'] as const;

const IDENTIFIER = 'Give the identifier of a resource.';

const taggedResourceSchema = z.object({
  resource_id: z.union([z.string().max(255, IDENTIFIER), z.int(IDENTIFIER)], IDENTIFIER).transform(String),
  resource_type: z
    .enum([...taggableTypes, 'database'], `Give one of ${taggableTypes.join(', ')}.`)
    .meta({ description: 'There are no databases here: none is ever found.' }),
});

/** What to put a tag on, or to take it off. */
export const taggingSchema = z.object({ resources: z.array(taggedResourceSchema) }).meta({ id: 'Tagging' });

/** What can carry a tag, in the words of requests. They may say `database` too, of which there are none. */
export type TaggableType = (typeof taggableTypes)[number];
export type Tag = z.output<typeof tagSchema>;
export type Tagging = z.output<typeof taggingSchema>;
