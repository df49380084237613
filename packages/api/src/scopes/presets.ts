import type { ScopeName } from './scope-catalogue.ts';

export interface ScopePreset {
  readonly name: 'full_access' | 'read_only' | 'custom';
  readonly summary: string;
  readonly scopes: readonly ScopeName[];
}

/** What a person starts from when making a token. */
export const scopePresets: readonly ScopePreset[] = [
  {
    name: 'full_access',
    summary: 'Everything the account can do.',
    scopes: ['write', 'account', 'billing', '2fa', 'tokens:write', 'audit:read'],
  },
  {
    name: 'read_only',
    summary: 'Look at resources, account and billing, and change nothing.',
    scopes: ['read', 'account', 'billing'],
  },
  { name: 'custom', summary: 'Start from nothing and pick scopes one by one.', scopes: [] },
];
