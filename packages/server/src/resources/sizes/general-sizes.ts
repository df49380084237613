import { EVERYWHERE, PREMIUM_MACHINES } from './size-regions.ts';
import type { SizeClass } from './size-class.ts';

const general: SizeClass = {
  description: 'General Purpose',
  regions: EVERYWHERE,
  networkingThroughput: 2000,
  rows: [
    ['g-2vcpu-8gb', 8192, 2, 25, 4, 63],
    ['g-4vcpu-16gb', 16_384, 4, 50, 5, 126],
    ['g-8vcpu-32gb', 32_768, 8, 100, 6, 252],
    ['g-16vcpu-64gb', 65_536, 16, 200, 7, 504],
    ['g-32vcpu-128gb', 131_072, 32, 400, 8, 1008],
    ['g-40vcpu-160gb', 163_840, 40, 500, 9, 1260],
  ],
};

const general2x: SizeClass = {
  description: 'General Purpose 2x SSD',
  regions: EVERYWHERE,
  networkingThroughput: 2000,
  rows: [
    ['gd-2vcpu-8gb', 8192, 2, 50, 4, 68],
    ['gd-4vcpu-16gb', 16_384, 4, 100, 5, 136],
    ['gd-8vcpu-32gb', 32_768, 8, 200, 6, 272],
    ['gd-16vcpu-64gb', 65_536, 16, 400, 7, 544],
    ['gd-32vcpu-128gb', 131_072, 32, 800, 8, 1088],
    ['gd-40vcpu-160gb', 163_840, 40, 1000, 9, 1360],
  ],
};

const generalIntel: SizeClass = {
  description: 'General Purpose — Premium Intel',
  regions: PREMIUM_MACHINES,
  networkingThroughput: 10000,
  rows: [
    ['g-2vcpu-8gb-intel', 8192, 2, 30, 4, 76],
    ['g-4vcpu-16gb-intel', 16_384, 4, 60, 5, 151],
    ['g-8vcpu-32gb-intel', 32_768, 8, 120, 6, 302],
    ['g-16vcpu-64gb-intel', 65_536, 16, 240, 7, 605],
    ['g-32vcpu-128gb-intel', 131_072, 32, 480, 8, 1210],
    ['g-48vcpu-192gb-intel', 196_608, 48, 720, 9, 1814],
    ['g-60vcpu-240gb-intel', 245_760, 60, 900, 9, 2269],
  ],
};

const general2xIntel: SizeClass = {
  description: 'General Purpose — Premium Intel 2x SSD',
  regions: PREMIUM_MACHINES,
  networkingThroughput: 10000,
  rows: [
    ['gd-2vcpu-8gb-intel', 8192, 2, 60, 4, 79],
    ['gd-4vcpu-16gb-intel', 16_384, 4, 120, 5, 158],
    ['gd-8vcpu-32gb-intel', 32_768, 8, 240, 6, 317],
    ['gd-16vcpu-64gb-intel', 65_536, 16, 480, 7, 634],
    ['gd-32vcpu-128gb-intel', 131_072, 32, 960, 8, 1268],
    ['gd-48vcpu-192gb-intel', 196_608, 48, 1440, 9, 1901],
    ['gd-60vcpu-240gb-intel', 245_760, 60, 1800, 9, 2378],
  ],
};

const cpu: SizeClass = {
  description: 'CPU-Optimized',
  regions: EVERYWHERE,
  networkingThroughput: 2000,
  rows: [
    ['c-2', 4096, 2, 25, 4, 42],
    ['c-4', 8192, 4, 50, 5, 84],
    ['c-8', 16_384, 8, 100, 6, 168],
    ['c-16', 32_768, 16, 200, 7, 336],
    ['c-32', 65_536, 32, 400, 9, 672],
    ['c-48', 98_304, 48, 600, 11, 1008],
  ],
};

const cpu2x: SizeClass = {
  description: 'CPU-Optimized 2x SSD',
  regions: EVERYWHERE,
  networkingThroughput: 2000,
  rows: [
    ['c2-2vcpu-4gb', 4096, 2, 50, 4, 47],
    ['c2-4vcpu-8gb', 8192, 4, 100, 5, 94],
    ['c2-8vcpu-16gb', 16_384, 8, 200, 6, 188],
    ['c2-16vcpu-32gb', 32_768, 16, 400, 7, 376],
    ['c2-32vcpu-64gb', 65_536, 32, 800, 9, 752],
    ['c2-48vcpu-96gb', 98_304, 48, 1200, 11, 1128],
  ],
};

const cpuIntel: SizeClass = {
  description: 'Premium Intel',
  regions: PREMIUM_MACHINES,
  networkingThroughput: 10000,
  rows: [
    ['c-4-intel', 8192, 4, 50, 5, 109],
    ['c-8-intel', 16_384, 8, 100, 6, 218],
    ['c-16-intel', 32_768, 16, 200, 7, 437],
    ['c-32-intel', 65_536, 32, 400, 9, 874],
    ['c-48-intel', 98_304, 48, 600, 11, 1310],
    ['c-60-intel', 122_880, 60, 750, 12, 1639],
    ['c2-4vcpu-8gb-intel', 8192, 4, 100, 5, 122],
    ['c2-8vcpu-16gb-intel', 16_384, 8, 200, 6, 244],
    ['c2-16vcpu-32gb-intel', 32_768, 16, 400, 7, 489],
    ['c2-32vcpu-64gb-intel', 65_536, 32, 800, 9, 978],
    ['c2-48vcpu-96gb-intel', 98_304, 48, 1200, 11, 1466],
    ['c2-60vcpu-120gb-intel', 122_880, 60, 1500, 12, 1834],
  ],
};

/** Sizes with processors of their own, balanced or for computing. */
export const generalSizes: readonly SizeClass[] = [
  general,
  general2x,
  generalIntel,
  general2xIntel,
  cpu,
  cpu2x,
  cpuIntel,
];
