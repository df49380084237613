import { tokenState } from '@postern/engine';
import type { Handlers } from '../../http/call.ts';
import { notFound } from '../../http/problem.ts';
import type { Services } from '../services.ts';

export function oauthHandlers({ engine }: Services): Pick<Handlers, 'oauth_token_info'> {
  return {
    oauth_token_info: async ({ caller }) => {
      const token = await engine.store.findToken(caller.accountId, caller.token.tokenId);
      const now = engine.clock.now();
      if (token === undefined || tokenState(token, new Date(now)) !== 'active') return notFound();
      return {
        resource_owner_id: caller.accountId,
        scopes: [...token.scopes],
        // Whole numbers: a login fails on a fraction.
        expires_in_seconds: token.expiresAt === null ? null : Math.floor((token.expiresAt.getTime() - now) / 1000),
        application: { uid: null },
        created_at: Math.floor(token.createdAt.getTime() / 1000),
      };
    },
  };
}
