import type { DoctlCommands, DoctlNouns } from './doctl-command.ts';

export const placeNouns: DoctlNouns = { 'compute region': [], 'compute size': [] };

export const placeFacts: DoctlCommands = {
  'compute region list': { aliases: ['ls'], columns: [['Slug'], ['Name'], ['Available']] },
  'compute size list': {
    aliases: ['ls'],
    columns: [
      ['Slug'],
      ['Memory'],
      ['VCPUs'],
      ['Disk'],
      ['PriceMonthly', 'Price Monthly'],
      ['PriceHourly', 'Price Hourly'],
    ],
  },
};
