import type { AuditEntryBody } from '@postern/api';

export type TrailEntry = AuditEntryBody;

const WORDS: Readonly<Record<string, string>> = {
  'token.issued': 'Generated',
  'token.updated': 'Changed',
  'token.narrowed': 'Narrowed with the token that made it',
  'token.rotated': 'Rotated',
  'token.revoked': 'Revoked',
  'secret.first_used': 'New secret first used',
  'secret.ended': 'Old secret ended',
};

/** What happened, for people. An event that is not known here keeps its name. */
export function eventInWords(event: string): string {
  return WORDS[event] ?? event;
}
