/** The regions where Droplets of the plain sizes are made: all that are open but Atlanta, which has newer machines only. */
export const EVERYWHERE: readonly string[] = [
  'ams3',
  'blr1',
  'fra1',
  'lon1',
  'nyc1',
  'nyc2',
  'nyc3',
  'sfo2',
  'sfo3',
  'sgp1',
  'syd1',
  'tor1',
];

/** Those without the machines of San Francisco 2. */
export const NEWER_MACHINES: readonly string[] = [
  'ams3',
  'atl1',
  'blr1',
  'fra1',
  'lon1',
  'nyc1',
  'nyc2',
  'nyc3',
  'sfo3',
  'sgp1',
  'syd1',
  'tor1',
];

/** Those with the Intel machines that a premium is paid for. */
export const PREMIUM_MACHINES: readonly string[] = ['atl1', ...EVERYWHERE];
