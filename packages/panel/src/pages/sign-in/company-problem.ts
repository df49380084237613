import type { FormProblemText } from '../../components/form-problem.tsx';

/** What the server's words for a sign-in that came to nothing mean. */
const PROBLEMS = new Map<string, string>([
  ['oidc_unavailable', '{name} does not answer. Try again in a moment, or sign in with your password.'],
  ['oidc_refused', '{name} did not confirm who you are. Try again, or ask the owner of this account.'],
  ['oidc_expired', 'This sign-in has run out, or was begun in another browser. Begin again.'],
  ['oidc_unverified', '{name} has not confirmed that your e-mail address is yours. Have it confirmed there first.'],
  ['oidc_unknown', 'Nobody here has your e-mail address. Ask the owner of the account for an invitation.'],
  [
    'oidc_several_invitations',
    'More than one account has invited you. Open the link in the invitation that you want to accept.',
  ],
  ['oidc_too_many', 'Too many attempts. Try again in 15 minutes.'],
]);

/** `null` for any other word: an address can be written by anybody. */
export function companyProblem(word: string | undefined, name: string): FormProblemText | null {
  const text = word === undefined ? undefined : PROBLEMS.get(word);
  return text === undefined ? null : { title: 'You are not signed in', message: text.replace('{name}', () => name) };
}
