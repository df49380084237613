import { defineGroup } from '../../command/command.ts';
import { checkAccess } from './check-access.ts';
import { createToken } from './create-token.ts';
import { getToken } from './get-token.ts';
import { listScopes } from './list-scopes.ts';
import { listTokens } from './list-tokens.ts';
import { revokeToken } from './revoke-token.ts';
import { rotateToken } from './rotate-token.ts';
import { showUsage } from './show-usage.ts';
import { shrinkToken } from './shrink-token.ts';
import { updateToken } from './update-token.ts';
import { verifyToken } from './verify-token.ts';

export const tokens = defineGroup({
  name: 'token',
  aliases: ['tokens'],
  summary: 'Make, look at, change, rotate and revoke tokens',
  commands: [
    createToken,
    listTokens,
    getToken,
    updateToken,
    rotateToken,
    revokeToken,
    showUsage,
    shrinkToken,
    checkAccess,
    verifyToken,
    listScopes,
  ],
});
