import type { TwoFactorRequest, TwoFactorServices } from './two-factor-changes.ts';

/** What is worth a mail to the person whose sign-in it is. */
export type TwoFactorNews = 'begun' | 'on' | 'off' | 'recovery codes' | 'guessing';

const NEWS: Readonly<Record<TwoFactorNews, { readonly subject: string; readonly what: string }>> = {
  begun: {
    subject: 'Two-factor authentication is being set up',
    what: 'Somebody who gave your password began to set up two-factor authentication. Nothing has changed yet.',
  },
  on: {
    subject: 'Two-factor authentication was turned on',
    what: 'From now on your sign-in takes a code besides the password. Your other sessions were ended.',
  },
  off: {
    subject: 'Two-factor authentication was turned off',
    what: 'From now on your sign-in takes the password alone. Your other sessions were ended.',
  },
  'recovery codes': {
    subject: 'Your recovery codes were replaced',
    what: 'The recovery codes that you had work no more. The new ones were shown once.',
  },
  guessing: {
    subject: 'Too many wrong codes',
    what: 'Too many wrong passwords or codes were given for your two-factor authentication. Nothing has changed.',
  },
};

/** Sends a mail where mail is set up; one that cannot be sent is no reason to fail. */
export async function tellPerson(
  { mail }: TwoFactorServices,
  { person, request, call }: TwoFactorRequest,
  news: TwoFactorNews,
): Promise<void> {
  const { subject, what } = NEWS[news];
  const { actor, address } = request;
  const by = actor.kind === 'token' ? `by the token with the id ${actor.tokenId}` : 'in the control panel';
  const from = address === null || address === undefined ? '' : `, from ${address}`;
  await mail.send({
    to: person.email,
    subject: `${subject}: Postern`,
    text: `${what}\n\nThis was asked ${by}${from}, at ${call.origin}.\n\nIf it was not you, change your password, and revoke the tokens that you do not know.\n`,
  });
}
