import { defineGroup } from '../../command/command.ts';
import { confirmTwoFactor } from './confirm-two-factor.ts';
import { disableTwoFactor } from './disable-two-factor.ts';
import { enableTwoFactor } from './enable-two-factor.ts';
import { renewRecoveryCodes } from './renew-recovery-codes.ts';
import { showTwoFactor } from './show-two-factor.ts';

export const twoFactor = defineGroup({
  name: '2fa',
  summary: 'Turn two-factor authentication on and off',
  description:
    'It is that of whoever made the token: signing in to the control panel then takes a code besides the password. Tokens go on working without one. The token needs the scope "2fa".',
  commands: [showTwoFactor, enableTwoFactor, confirmTwoFactor, renewRecoveryCodes, disableTwoFactor],
});
