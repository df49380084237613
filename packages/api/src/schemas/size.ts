import * as z from 'zod';

const amountSchema = z.object({ amount: z.int(), unit: z.string().meta({ examples: ['gib'] }) });

const diskSchema = z.object({
  type: z
    .enum(['local', 'boot', 'scratch'])
    .meta({ description: 'What is on a scratch disk is lost with the Droplet.' }),
  size: amountSchema,
});

const gpuSchema = z.object({
  count: z.int(),
  model: z.string().meta({ examples: ['nvidia_h100'] }),
  vram: amountSchema.meta({ description: 'Of all the GPUs together.' }),
});

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
    networking_throughput: z.int().optional().meta({ description: 'Megabits a second.' }),
    disk_info: z.array(diskSchema).optional(),
    gpu_info: gpuSchema.optional().meta({ description: 'Only of sizes with GPUs.' }),
  })
  .meta({ id: 'Size' });

export type Size = z.output<typeof sizeSchema>;
