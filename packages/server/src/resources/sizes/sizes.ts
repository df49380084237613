import type { Size } from '@postern/api';
import { basicSizes } from './basic-sizes.ts';
import { generalSizes } from './general-sizes.ts';
import { gpuSizes, type GpuSize } from './gpu-sizes.ts';
import { memorySizes } from './memory-sizes.ts';
import type { SizeClass, SizeRow } from './size-class.ts';
import { storageSizes } from './storage-sizes.ts';

/** An hour costs a 672nd of the month's price: four weeks, DigitalOcean's way of counting. */
const HOURS_A_MONTH = 672;

/** Megabits a second, of every size with GPUs. */
const GPU_NETWORKING_THROUGHPUT = 10_000;

const classes = [...basicSizes, ...generalSizes, ...memorySizes, ...storageSizes];

/** The sizes on offer, the cheapest first; prices in US dollars as DigitalOcean lists them. */
export const sizes: readonly Size[] = [
  ...classes.flatMap((sizeClass) => sizeClass.rows.map((row) => sizeOf(row, sizeClass))),
  ...gpuSizes.map(gpuSizeOf),
].sort((one, other) => one.price_monthly - other.price_monthly);

const bySlug = new Map(sizes.map((size) => [size.slug, size]));

export function findSize(slug: string): Size | undefined {
  return bySlug.get(slug);
}

function sizeOf(
  [slug, memory, vcpus, disk, transfer, monthly]: SizeRow,
  { description, regions, networkingThroughput }: Omit<SizeClass, 'rows'>,
): Size {
  return {
    slug,
    memory,
    vcpus,
    disk,
    transfer,
    price_monthly: monthly,
    price_hourly: Math.round((monthly / HOURS_A_MONTH) * 100_000) / 100_000,
    regions: [...regions],
    available: true,
    description,
    networking_throughput: networkingThroughput,
    disk_info: [diskOf('local', disk)],
  };
}

function gpuSizeOf({ row, description, regions, hourly, model, count, vram, scratch }: GpuSize): Size {
  const size = sizeOf(row, { description, regions, networkingThroughput: GPU_NETWORKING_THROUGHPUT });
  return {
    ...size,
    price_hourly: hourly,
    gpu_info: { count, model, vram: { amount: vram, unit: 'gib' } },
    disk_info: [diskOf('boot', size.disk), ...(scratch > 0 ? [diskOf('scratch', scratch)] : [])],
  };
}

type Disk = NonNullable<Size['disk_info']>[number];

function diskOf(type: Disk['type'], amount: number): Disk {
  return { type, size: { amount, unit: 'gib' } };
}
