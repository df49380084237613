import * as z from 'zod';

export const sizeSchema = z
  .object({
    slug: z.string(),
    memory: z.int().meta({ description: 'Megabytes.' }),
    vcpus: z.int(),
    disk: z.int().meta({ description: 'Gigabytes.' }),
    transfer: z.number().meta({ description: 'Terabytes a month.' }),
    price_monthly: z.number().meta({ description: 'US dollars.' }),
    price_hourly: z.number().meta({ description: 'US dollars.' }),
    regions: z.array(z.string()).meta({ description: 'Slugs of the regions that offer it.' }),
    available: z.boolean(),
    description: z.string(),
  })
  .meta({ id: 'Size' });

export type Size = z.output<typeof sizeSchema>;
