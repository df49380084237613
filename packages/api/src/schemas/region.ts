import * as z from 'zod';

export const regionSchema = z
  .object({
    slug: z.string(),
    name: z.string(),
    features: z.array(z.string()),
    available: z.boolean(),
    sizes: z.array(z.string()).meta({ description: 'Slugs of the sizes on offer here.' }),
  })
  .meta({ id: 'Region' });

export type Region = z.output<typeof regionSchema>;
