import { forgetLinkSecret } from './link-secret.ts';
import { givePassword } from './sign-in-call.ts';
import { useEnter } from './use-enter.ts';

/** Once a one-time link has been used: signs in with the password that was chosen, and goes to the tokens. */
export function useFirstSignIn(): (credentials: {
  readonly email: string;
  readonly password: string;
}) => Promise<void> {
  const enter = useEnter();
  return async (credentials) => {
    forgetLinkSecret();
    const outcome = await givePassword(credentials);
    // Where something is in the way, the sign-in page says what.
    enter(outcome.kind === 'signed_in' ? '/tokens' : '/sign-in');
  };
}
