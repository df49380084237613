import type { SizeRow } from './size-class.ts';

/** A size with GPUs. It is priced by the hour: the price of a month in its row is that of 744 hours. */
export interface GpuSize {
  readonly description: string;
  readonly regions: readonly string[];
  readonly hourly: number;
  readonly row: SizeRow;
  readonly model: string;
  readonly count: number;
  /** Gigabytes of memory of all its GPUs together. */
  readonly vram: number;
  /** Gigabytes of a second disk, whose content is lost with the Droplet; 0 where there is none. */
  readonly scratch: number;
}

export const gpuSizes: readonly GpuSize[] = [
  {
    description: 'RTX 4000 Ada GPU Droplet - 1X',
    regions: ['tor1'],
    hourly: 0.76,
    row: ['gpu-4000adax1-20gb', 32_768, 8, 500, 10, 565.44],
    model: 'nvidia_rtx4000_ada',
    count: 1,
    vram: 20,
    scratch: 0,
  },
  {
    description: 'L40S GPU Droplet - 1X',
    regions: ['tor1'],
    hourly: 1.57,
    row: ['gpu-l40sx1-48gb', 65_536, 8, 500, 10, 1168.08],
    model: 'nvidia_l40s',
    count: 1,
    vram: 48,
    scratch: 0,
  },
  {
    description: 'RTX 6000 Ada GPU Droplet - 1X',
    regions: ['tor1'],
    hourly: 1.57,
    row: ['gpu-6000adax1-48gb', 65_536, 8, 500, 10, 1168.08],
    model: 'nvidia_rtx6000_ada',
    count: 1,
    vram: 48,
    scratch: 0,
  },
  {
    description: 'AMD MI300X - 1X',
    regions: ['atl1', 'nyc2'],
    hourly: 1.99,
    row: ['gpu-mi300x1-192gb', 245_760, 20, 720, 15, 1480.56],
    model: 'amd_mi300x',
    count: 1,
    vram: 192,
    scratch: 5120,
  },
  {
    description: 'H100 GPU - 1X',
    regions: ['ams3', 'atl1', 'nyc2', 'tor1'],
    hourly: 3.39,
    row: ['gpu-h100x1-80gb', 245_760, 20, 720, 15, 2522.16],
    model: 'nvidia_h100',
    count: 1,
    vram: 80,
    scratch: 5120,
  },
  {
    description: 'Nvidia H200 - 1X',
    regions: ['atl1', 'nyc2'],
    hourly: 3.44,
    row: ['gpu-h200x1-141gb', 245_760, 24, 720, 15, 2559.36],
    model: 'nvidia_h200',
    count: 1,
    vram: 141,
    scratch: 5120,
  },
  {
    description: 'AMD MI300X - 8X',
    regions: ['atl1', 'nyc2'],
    hourly: 15.92,
    row: ['gpu-mi300x8-1536gb', 1_966_080, 160, 2046, 60, 11_844.48],
    model: 'amd_mi300x',
    count: 8,
    vram: 1536,
    scratch: 40_960,
  },
  {
    description: 'H100 GPU - 8X',
    regions: ['ams3', 'atl1', 'nyc2', 'tor1'],
    hourly: 23.92,
    row: ['gpu-h100x8-640gb', 1_966_080, 160, 2046, 60, 17_796.48],
    model: 'nvidia_h100',
    count: 8,
    vram: 640,
    scratch: 40_960,
  },
  {
    description: 'Nvidia H200 - 8X',
    regions: ['atl1', 'nyc2'],
    hourly: 27.52,
    row: ['gpu-h200x8-1128gb', 1_966_080, 192, 2046, 60, 20_474.88],
    model: 'nvidia_h200',
    count: 8,
    vram: 1128,
    scratch: 40_960,
  },
];
