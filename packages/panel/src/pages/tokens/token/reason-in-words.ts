import type { Token } from '@postern/api';

/** Why a token or its secret was ended. */
export type EndReason = NonNullable<Token['revocation_reason']>;

/** Each as the end of "because …". */
export const REASONS_IN_WORDS: Readonly<Record<EndReason, string>> = {
  superseded: 'another took its place',
  no_longer_needed: 'it was no longer needed',
  owner_left: 'its owner left',
  compromised: 'it was compromised',
  leaked: 'it leaked',
};
