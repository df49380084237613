import { defineGroup } from '../../command/command.ts';
import { audit } from './audit/audit.ts';
import { ownerToken } from './owner-token.ts';
import { resetPassword } from './reset-password.ts';
import { resetTwoFactor } from './reset-two-factor.ts';
import { rotatePepper } from './rotate-pepper.ts';
import { setUpLink } from './set-up-link.ts';

export const admin = defineGroup({
  name: 'admin',
  summary: 'What only whoever owns the machine may do, with or without a running server',
  description: `These commands open the database themselves, and ask no server and for no token. They must see the same data folder, DATABASE_URL and
POSTERN_TOKEN_PREFIX as the server.`,
  commands: [setUpLink, ownerToken, resetPassword, resetTwoFactor, rotatePepper, audit],
});
