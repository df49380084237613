import type { OptionSpecs } from '../../command/option-specs.ts';

/** Of every command that starts an action. */
export const waitOptions = {
  wait: { kind: 'flag', summary: 'wait until it is done, and show how it goes on stderr' },
  'wait-timeout': {
    kind: 'number',
    value: 'seconds',
    default: 600,
    summary: 'how long to wait at most; the action goes on nevertheless',
  },
} as const satisfies OptionSpecs;
