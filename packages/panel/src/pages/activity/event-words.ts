import type { AuditEntryBody } from '@postern/api';

/** What happened, before the name of the token it happened to. */
const TOKEN_EVENTS: Readonly<Record<string, string>> = {
  'token.issued': 'Generated the token',
  'token.updated': 'Changed the token',
  'token.narrowed': 'Narrowed, with the token that made it, the token',
  'token.rotated': 'Rotated the token',
  'token.revoked': 'Revoked the token',
  'secret.first_used': 'Used for the first time the new secret of the token',
  'secret.ended': 'Ended the old secret of the token',
};

const ACCOUNT_EVENTS: Readonly<Record<string, string>> = {
  'account.set_up': 'Set up the account',
  'session.started': 'Signed in',
  'session.ended': 'Ended a session',
  'session.confirmed': 'Confirmed the sign-in',
  'sign_in.failed': 'Failed to sign in',
  'sign_in.limited': 'Tried to sign in too often',
  'profile.updated': 'Changed the profile',
  'password.changed': 'Changed the password',
  'password.reset': 'Reset the password',
  'two_factor.enrolment_started': 'Began to set up two-factor authentication',
  'two_factor.enabled': 'Turned two-factor authentication on',
  'two_factor.limited': 'Tried too many codes',
  'two_factor.disabled': 'Turned two-factor authentication off',
  'two_factor.recovery_codes_renewed': 'Made new recovery codes',
  'two_factor.recovery_code_used': 'Used a recovery code',
  'invitation.created': 'Invited somebody',
  'invitation.revoked': 'Took back an invitation',
  'invitation.accepted': 'Accepted an invitation',
  'person.added': 'Added a person',
  'person.removed': 'Removed a person',
};

/** What happened, in words; where it happened to a token, the token's name is to follow. An unknown event keeps its name. */
export function eventInWords(event: string): string {
  return TOKEN_EVENTS[event] ?? ACCOUNT_EVENTS[event] ?? event;
}

/** Who did it. A token is named apart, because it has a page. */
export type ActorInWords =
  { readonly kind: 'token'; readonly id: number } | { readonly kind: 'other'; readonly name: string };

/** Out of `person:ada@example.com`, `token:12` or `system:demo`. */
export function actorOf(actor: string): ActorInWords {
  const colon = actor.indexOf(':');
  const [kind, name] = [actor.slice(0, Math.max(colon, 0)), actor.slice(colon + 1)];
  if (kind === 'token' && /^[1-9][0-9]*$/.test(name)) return { kind: 'token', id: Number(name) };
  return { kind: 'other', name: kind === 'system' ? `Postern (${name})` : name };
}

/** The details that say something, with names and values for people. */
export function detailsOf({ detail }: Pick<AuditEntryBody, 'detail'>): readonly (readonly [string, string])[] {
  return Object.entries(detail)
    .filter(([, value]) => value !== null && value !== '' && !(Array.isArray(value) && value.length === 0))
    .map(([name, value]) => [name.replaceAll('_', ' '), Array.isArray(value) ? value.join(', ') : String(value)]);
}
