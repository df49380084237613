import { EVERYWHERE, PREMIUM_MACHINES } from './size-regions.ts';
import type { SizeClass } from './size-class.ts';

const memory: SizeClass = {
  description: 'Memory-Optimized',
  regions: EVERYWHERE,
  networkingThroughput: 2000,
  rows: [
    ['m-2vcpu-16gb', 16_384, 2, 50, 4, 84],
    ['m-4vcpu-32gb', 32_768, 4, 100, 6, 168],
    ['m-8vcpu-64gb', 65_536, 8, 200, 7, 336],
    ['m-16vcpu-128gb', 131_072, 16, 400, 8, 672],
    ['m-24vcpu-192gb', 196_608, 24, 600, 9, 1008],
    ['m-32vcpu-256gb', 262_144, 32, 800, 10, 1344],
  ],
};

const memoryIntel: SizeClass = {
  description: 'Premium Memory-Optimized',
  regions: PREMIUM_MACHINES,
  networkingThroughput: 10000,
  rows: [
    ['m-2vcpu-16gb-intel', 16_384, 2, 50, 4, 99],
    ['m-4vcpu-32gb-intel', 32_768, 4, 100, 6, 198],
    ['m-8vcpu-64gb-intel', 65_536, 8, 200, 7, 396],
    ['m-16vcpu-128gb-intel', 131_072, 16, 400, 8, 792],
    ['m-24vcpu-192gb-intel', 196_608, 24, 600, 9, 1188],
    ['m-32vcpu-256gb-intel', 262_144, 32, 800, 10, 1584],
    ['m-48vcpu-384gb-intel', 393_216, 48, 1200, 11, 2376],
  ],
};

const memory3x: SizeClass = {
  description: 'Memory-Optimized 3x SSD',
  regions: EVERYWHERE,
  networkingThroughput: 2000,
  rows: [
    ['m3-2vcpu-16gb', 16_384, 2, 150, 4, 104],
    ['m3-4vcpu-32gb', 32_768, 4, 300, 6, 208],
    ['m3-8vcpu-64gb', 65_536, 8, 600, 7, 416],
    ['m3-16vcpu-128gb', 131_072, 16, 1200, 8, 832],
    ['m3-24vcpu-192gb', 196_608, 24, 1800, 9, 1248],
    ['m3-32vcpu-256gb', 262_144, 32, 2400, 10, 1664],
  ],
};

const memory3xIntel: SizeClass = {
  description: 'Premium Memory-Optimized 3x SSD',
  regions: PREMIUM_MACHINES,
  networkingThroughput: 10000,
  rows: [
    ['m3-2vcpu-16gb-intel', 16_384, 2, 150, 4, 110],
    ['m3-4vcpu-32gb-intel', 32_768, 4, 300, 6, 220],
    ['m3-8vcpu-64gb-intel', 65_536, 8, 600, 7, 440],
    ['m3-16vcpu-128gb-intel', 131_072, 16, 1200, 8, 880],
    ['m3-24vcpu-192gb-intel', 196_608, 24, 1800, 9, 1320],
    ['m3-32vcpu-256gb-intel', 262_144, 32, 2400, 10, 1760],
    ['m3-48vcpu-384gb-intel', 393_216, 48, 3600, 11, 2640],
  ],
};

const memory6x: SizeClass = {
  description: 'Memory-Optimized 6x SSD',
  regions: EVERYWHERE,
  networkingThroughput: 2000,
  rows: [
    ['m6-2vcpu-16gb', 16_384, 2, 300, 4, 131],
    ['m6-4vcpu-32gb', 32_768, 4, 600, 6, 262],
    ['m6-8vcpu-64gb', 65_536, 8, 1200, 7, 524],
    ['m6-16vcpu-128gb', 131_072, 16, 2400, 8, 1048],
    ['m6-24vcpu-192gb', 196_608, 24, 3600, 9, 1572],
    ['m6-32vcpu-256gb', 262_144, 32, 4800, 10, 2096],
  ],
};

/** Sizes with eight gigabytes of memory for each processor. */
export const memorySizes: readonly SizeClass[] = [memory, memoryIntel, memory3x, memory3xIntel, memory6x];
