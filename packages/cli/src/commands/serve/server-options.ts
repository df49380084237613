import type { OptionSpecs } from '../../command/option-specs.ts';

/** Where the server keeps what it knows: for every command that works on it without asking a server. */
export const placeOptions = {
  data: {
    kind: 'text',
    value: 'folder',
    summary: 'the data folder; default POSTERN_DATA, or postern-data in the current folder',
  },
} as const satisfies OptionSpecs;

const listenOptions = {
  port: { kind: 'text', value: 'number', summary: 'the port to listen on, 0 for any; default POSTERN_PORT, or 7280' },
  host: {
    kind: 'text',
    value: 'address',
    summary: 'the address to listen on; default POSTERN_HOST, or 127.0.0.1',
  },
} as const satisfies OptionSpecs;

/** For links, which name where the server listens. */
export const linkOptions = { ...placeOptions, ...listenOptions } as const satisfies OptionSpecs;

export const serverOptions = {
  ...linkOptions,
  'rate-limit': {
    kind: 'text',
    value: 'limits',
    summary: 'for each token, such as 5000/hour,250/minute; default POSTERN_RATE_LIMIT',
  },
} as const satisfies OptionSpecs;
