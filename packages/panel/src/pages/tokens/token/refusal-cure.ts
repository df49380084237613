import type { Token, TokenUsage } from '@postern/api';

export type RefusedRequests = TokenUsage['refusals'][number];
type RefusalReason = RefusedRequests['reason'];

export const REFUSALS_IN_WORDS: Readonly<Record<RefusalReason, string>> = {
  missing_permission: 'The token lacked',
  rate_limited: 'Too many requests',
  address_not_allowed: 'From an address that is not allowed',
  expired: 'After it had expired',
  revoked: 'After it was revoked',
  retired: 'With an old secret, after it had ended',
  not_yet_valid: 'Before it was valid',
};

/** A scope that can be added here, or what is to be done elsewhere. */
export type Cure =
  { readonly kind: 'scope'; readonly scope: string } | { readonly kind: 'words'; readonly words: string };

const CURES: Readonly<Record<RefusalReason, string>> = {
  missing_permission: 'No token can do this: it takes a signed-in person.',
  rate_limited: 'Fewer requests, or a higher limit.',
  address_not_allowed: 'Its address among those that are allowed.',
  expired: 'Another token in its place.',
  revoked: 'Another token in its place.',
  retired: 'The new secret, where the old one is still sent.',
  not_yet_valid: 'Nothing but time.',
};

/** What would have let the requests through. */
export function cureOf({ reason, missing }: RefusedRequests, token: Pick<Token, 'state' | 'permissions'>): Cure {
  const [lacking] = missing.filter((name) => !token.permissions.includes(name));
  if (reason === 'missing_permission' && missing.length > 0) {
    if (lacking === undefined) return { kind: 'words', words: 'Nothing more: it has it by now.' };
    if (token.state !== 'active') return { kind: 'words', words: `A token with ${missing.join(' ')}.` };
    return { kind: 'scope', scope: lacking };
  }
  return { kind: 'words', words: CURES[reason] };
}
