import type { OptionSpecs } from '../../command/option-specs.ts';

/** What a project is described by. */
export const projectOptions = {
  name: { kind: 'text', value: 'name', summary: 'what it is called; no two projects are called alike' },
  purpose: { kind: 'text', value: 'purpose', summary: 'what it is for, such as "Service or API"' },
  description: { kind: 'text', value: 'text', summary: 'a description of it' },
  environment: { kind: 'text', value: 'environment', summary: 'Development, Staging or Production' },
} as const satisfies OptionSpecs;
