import type { Handlers } from '../../http/call.ts';
import type { Services } from '../services.ts';
import { setUpAccount } from './set-up-account.ts';
import { signUp } from './sign-up.ts';

export function setUpHandlers(services: Services): Pick<Handlers, 'account_set_up' | 'account_sign_up'> {
  return {
    account_set_up: (call) => setUpAccount(services, call),
    account_sign_up: (call) => signUp(services, call),
  };
}
