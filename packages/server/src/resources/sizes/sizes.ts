import type { Size } from '@postern/api';

const EVERYWHERE = ['nyc1', 'nyc3', 'sfo3', 'tor1', 'lon1', 'ams3', 'fra1', 'blr1', 'sgp1', 'syd1'];

type Row = readonly [slug: string, memory: number, vcpus: number, disk: number, transfer: number, monthly: number];

const BASIC: readonly Row[] = [
  ['s-1vcpu-512mb-10gb', 512, 1, 10, 0.5, 4],
  ['s-1vcpu-1gb', 1024, 1, 25, 1, 6],
  ['s-1vcpu-2gb', 2048, 1, 50, 2, 12],
  ['s-2vcpu-2gb', 2048, 2, 60, 3, 18],
  ['s-2vcpu-4gb', 4096, 2, 80, 4, 24],
  ['s-4vcpu-8gb', 8192, 4, 160, 5, 48],
  ['s-8vcpu-16gb', 16_384, 8, 320, 6, 96],
];
const GENERAL_PURPOSE: readonly Row[] = [
  ['g-2vcpu-8gb', 8192, 2, 25, 4, 63],
  ['g-4vcpu-16gb', 16_384, 4, 50, 5, 126],
];
const CPU_OPTIMIZED: readonly Row[] = [
  ['c-2', 4096, 2, 25, 4, 42],
  ['c-4', 8192, 4, 50, 5, 84],
];

/** An hour costs a 672nd of the month's price: four weeks, DigitalOcean's way of counting. */
const HOURS_A_MONTH = 672;

/** The sizes on offer; prices in US dollars as DigitalOcean lists them. */
export const sizes: readonly Size[] = [
  ...BASIC.map((row) => sizeOf(row, 'Basic')),
  ...GENERAL_PURPOSE.map((row) => sizeOf(row, 'General Purpose')),
  ...CPU_OPTIMIZED.map((row) => sizeOf(row, 'CPU-Optimized')),
];

const bySlug = new Map(sizes.map((size) => [size.slug, size]));

export function findSize(slug: string): Size | undefined {
  return bySlug.get(slug);
}

function sizeOf([slug, memory, vcpus, disk, transfer, monthly]: Row, description: string): Size {
  const hourly = Math.round((monthly / HOURS_A_MONTH) * 100_000) / 100_000;
  return {
    slug,
    memory,
    vcpus,
    disk,
    transfer,
    price_monthly: monthly,
    price_hourly: hourly,
    regions: EVERYWHERE,
    available: true,
    description,
  };
}
