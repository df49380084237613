import { EVERYWHERE, NEWER_MACHINES, PREMIUM_MACHINES } from './size-regions.ts';
import type { SizeClass } from './size-class.ts';

const regular: SizeClass = {
  description: 'Basic',
  regions: EVERYWHERE,
  networkingThroughput: 2000,
  rows: [
    ['s-1vcpu-512mb-10gb', 512, 1, 10, 0.5, 4],
    ['s-1vcpu-1gb', 1024, 1, 25, 1, 6],
    ['s-1vcpu-2gb', 2048, 1, 50, 2, 12],
    ['s-2vcpu-2gb', 2048, 2, 60, 3, 18],
    ['s-2vcpu-4gb', 4096, 2, 80, 4, 24],
    ['s-4vcpu-8gb', 8192, 4, 160, 5, 48],
    ['s-8vcpu-16gb', 16_384, 8, 320, 6, 96],
  ],
};

const amd: SizeClass = {
  description: 'Basic AMD',
  regions: NEWER_MACHINES,
  networkingThroughput: 2000,
  rows: [
    ['s-1vcpu-1gb-amd', 1024, 1, 25, 1, 7],
    ['s-1vcpu-2gb-amd', 2048, 1, 50, 2, 14],
    ['s-2vcpu-2gb-amd', 2048, 2, 60, 3, 21],
    ['s-2vcpu-4gb-amd', 4096, 2, 80, 4, 28],
    ['s-2vcpu-8gb-amd', 8192, 2, 100, 5, 42],
    ['s-4vcpu-8gb-amd', 8192, 4, 160, 5, 56],
    ['s-4vcpu-16gb-amd', 16_384, 4, 200, 8, 84],
    ['s-8vcpu-16gb-amd', 16_384, 8, 320, 6, 112],
    ['s-8vcpu-32gb-amd', 32_768, 8, 400, 10, 168],
  ],
};

const intel: SizeClass = {
  description: 'Basic Intel',
  regions: PREMIUM_MACHINES,
  networkingThroughput: 2000,
  rows: [
    ['s-1vcpu-1gb-intel', 1024, 1, 25, 1, 7],
    ['s-1vcpu-1gb-35gb-intel', 1024, 1, 35, 1, 8],
    ['s-1vcpu-2gb-intel', 2048, 1, 50, 2, 14],
    ['s-1vcpu-2gb-70gb-intel', 2048, 1, 70, 2, 16],
    ['s-2vcpu-2gb-intel', 2048, 2, 60, 3, 21],
    ['s-2vcpu-2gb-90gb-intel', 2048, 2, 90, 3, 24],
    ['s-2vcpu-4gb-intel', 4096, 2, 80, 4, 28],
    ['s-2vcpu-4gb-120gb-intel', 4096, 2, 120, 4, 32],
    ['s-2vcpu-8gb-160gb-intel', 8192, 2, 160, 5, 48],
    ['s-4vcpu-8gb-intel', 8192, 4, 160, 5, 56],
    ['s-4vcpu-8gb-240gb-intel', 8192, 4, 240, 6, 64],
    ['s-4vcpu-16gb-320gb-intel', 16_384, 4, 320, 8, 96],
    ['s-8vcpu-16gb-intel', 16_384, 8, 320, 6, 112],
    ['s-8vcpu-16gb-480gb-intel', 16_384, 8, 480, 9, 128],
    ['s-8vcpu-32gb-640gb-intel', 32_768, 8, 640, 10, 192],
  ],
};

/** Sizes whose processors are shared. */
export const basicSizes: readonly SizeClass[] = [regular, amd, intel];
