import type { CommandCalls } from '../command-call.ts';

export const placeCalls: CommandCalls = {
  'compute region list': {
    argv: () => ['compute', 'region', 'list'],
    prints: /^Slug {2,}Name {2,}Available\n[a-z]{3}\d {2,}\S.* {2,}(?:true|false)\n/,
  },
  'compute size list': {
    argv: () => ['compute', 'size', 'list'],
    prints:
      /^Slug {2,}Memory {2,}VCPUs {2,}Disk {2,}Price Monthly {2,}Price Hourly\n\S+ {2,}\d+ {2,}\d+ {2,}\d+ {2,}\d+\.\d\d {2,}[\d.]+\n/,
  },
};
