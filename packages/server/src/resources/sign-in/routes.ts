import { PASSWORD_LENGTH } from '../../auth/auth-library.ts';
import type { Handlers } from '../../http/call.ts';
import type { Services } from '../services.ts';

export function signInHandlers({ signUpIsOpen, auth: { oidc } }: Services): Pick<Handlers, 'signIn_get'> {
  return {
    signIn_get: () =>
      Promise.resolve({
        sign_in: {
          sign_up: signUpIsOpen ? 'open' : 'closed',
          oidc: oidc && { name: oidc.name },
          password: { min_length: PASSWORD_LENGTH.min, max_length: PASSWORD_LENGTH.max },
        },
      }),
  };
}
