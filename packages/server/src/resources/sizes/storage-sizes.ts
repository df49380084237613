import { EVERYWHERE, PREMIUM_MACHINES } from './size-regions.ts';
import type { SizeClass } from './size-class.ts';

const storage: SizeClass = {
  description: 'Storage-Optimized',
  regions: EVERYWHERE,
  networkingThroughput: 2000,
  rows: [
    ['so-2vcpu-16gb', 16_384, 2, 300, 4, 131],
    ['so-4vcpu-32gb', 32_768, 4, 600, 6, 262],
    ['so-8vcpu-64gb', 65_536, 8, 1200, 7, 524],
    ['so-16vcpu-128gb', 131_072, 16, 2400, 8, 1048],
    ['so-24vcpu-192gb', 196_608, 24, 3600, 9, 1572],
    ['so-32vcpu-256gb', 262_144, 32, 4800, 10, 2096],
  ],
};

const storageIntel: SizeClass = {
  description: 'Premium Storage-Optimized',
  regions: PREMIUM_MACHINES,
  networkingThroughput: 10000,
  rows: [
    ['so-2vcpu-16gb-intel', 16_384, 2, 300, 4, 131],
    ['so-4vcpu-32gb-intel', 32_768, 4, 600, 6, 262],
    ['so-8vcpu-64gb-intel', 65_536, 8, 1200, 7, 524],
    ['so-16vcpu-128gb-intel', 131_072, 16, 2400, 8, 1048],
    ['so-24vcpu-192gb-intel', 196_608, 24, 3600, 9, 1572],
    ['so-32vcpu-256gb-intel', 262_144, 32, 4800, 10, 2096],
    ['so-48vcpu-384gb-intel', 393_216, 48, 7000, 11, 3144],
  ],
};

const storage15x: SizeClass = {
  description: 'Storage-Optimized 1.5x SSD',
  regions: EVERYWHERE,
  networkingThroughput: 2000,
  rows: [
    ['so1_5-2vcpu-16gb', 16_384, 2, 450, 4, 163],
    ['so1_5-4vcpu-32gb', 32_768, 4, 900, 6, 326],
    ['so1_5-8vcpu-64gb', 65_536, 8, 1800, 7, 652],
    ['so1_5-16vcpu-128gb', 131_072, 16, 3600, 8, 1304],
    ['so1_5-24vcpu-192gb', 196_608, 24, 5400, 9, 1956],
    ['so1_5-32vcpu-256gb', 262_144, 32, 7200, 10, 2608],
  ],
};

const storage15xIntel: SizeClass = {
  description: 'Premium Storage-Optimized 1.5x SSD',
  regions: PREMIUM_MACHINES,
  networkingThroughput: 10000,
  rows: [
    ['so1_5-2vcpu-16gb-intel', 16_384, 2, 450, 4, 139],
    ['so1_5-4vcpu-32gb-intel', 32_768, 4, 900, 6, 278],
    ['so1_5-8vcpu-64gb-intel', 65_536, 8, 1800, 7, 556],
    ['so1_5-16vcpu-128gb-intel', 131_072, 16, 3600, 8, 1112],
    ['so1_5-24vcpu-192gb-intel', 196_608, 24, 5400, 9, 1668],
    ['so1_5-32vcpu-256gb-intel', 262_144, 32, 7200, 10, 2224],
  ],
};

/** Sizes with 150 to 225 gigabytes of disk for each processor. */
export const storageSizes: readonly SizeClass[] = [storage, storageIntel, storage15x, storage15xIntel];
