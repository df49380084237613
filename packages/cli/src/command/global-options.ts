import type { Completer, OptionSpecs, OptionValues } from './option-specs.ts';

const completeContexts: Completer = async (context) => {
  const { completeContexts: complete } = await import('../config/complete-contexts.ts');
  return complete(context);
};

/** Taken by every command, before or after its own options. doctl's, with doctl's letters. */
export const globalOptions = {
  'access-token': {
    kind: 'text',
    short: 't',
    value: 'token',
    summary: 'the token to use; better in POSTERN_TOKEN, because others on the machine can read command lines',
  },
  token: { kind: 'text', value: 'token', summary: 'the same as --access-token', hidden: true },
  'token-command': { kind: 'text', value: 'command', summary: 'a command that prints the token, as a vault has one' },
  'api-url': { kind: 'text', short: 'u', value: 'url', summary: 'where the API is; default http://127.0.0.1:7280' },
  context: { kind: 'text', value: 'name', summary: 'which saved sign-in to use', completes: completeContexts },
  config: { kind: 'text', short: 'c', value: 'file', summary: 'another configuration file' },
  output: { kind: 'text', short: 'o', value: 'format', default: 'text', summary: 'text, or json for programs' },
  interactive: {
    kind: 'flag',
    threeState: true,
    summary: 'ask where something is missing; the default at a terminal, =false turns it off',
  },
  'http-retry-max': {
    kind: 'number',
    value: 'times',
    default: 5,
    summary: 'how often a request is sent again that met a 429 or a failing server',
  },
  trace: { kind: 'flag', summary: 'show requests and answers on stderr, without the token' },
  verbose: { kind: 'flag', short: 'v', summary: 'say more on stderr' },
} as const satisfies OptionSpecs;

export type GlobalValues = OptionValues<typeof globalOptions>;

/** What holds where none of them was given. */
export const standardGlobals: GlobalValues = {
  'access-token': undefined,
  token: undefined,
  'token-command': undefined,
  'api-url': undefined,
  context: undefined,
  config: undefined,
  output: globalOptions.output.default,
  interactive: undefined,
  'http-retry-max': globalOptions['http-retry-max'].default,
  trace: false,
  verbose: false,
};

/** Taken by every command that prints a table. */
export const tableOptions = {
  format: { kind: 'text', value: 'columns', summary: 'columns to print, separated by commas' },
  'no-header': { kind: 'flag', summary: 'leave the line of titles out' },
} as const satisfies OptionSpecs;
