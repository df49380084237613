import type { Token } from '@postern/api';

export type RevocationReason = NonNullable<Token['revocation_reason']>;

interface ReasonText {
  readonly reason: RevocationReason;
  /** After "revoked:", and as a choice. */
  readonly label: string;
  readonly description: string;
}

export const revocationReasons: readonly ReasonText[] = [
  { reason: 'no_longer_needed', label: 'No longer needed', description: 'Nothing depends on it any more.' },
  { reason: 'superseded', label: 'Superseded', description: 'Another token has taken its place.' },
  { reason: 'compromised', label: 'Compromised', description: 'Somebody may hold it who should not.' },
  { reason: 'leaked', label: 'Leaked', description: 'It was seen in public: a repository, a log, a chat.' },
  { reason: 'owner_left', label: 'Owner left', description: 'Whoever used it has gone.' },
];

/** "No longer needed". */
export function reasonLabel(reason: RevocationReason): string {
  return revocationReasons.find((text) => text.reason === reason)?.label ?? reason.replaceAll('_', ' ');
}
