import { createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { generateRandomString } from 'better-auth/crypto';
import * as z from 'zod';

/** As the two-factor plugin names its cookie, whose challenges these are. */
const CHALLENGE_COOKIE = 'two_factor';
const CHALLENGE_SECONDS = 600;

/**
 * Lets somebody in whose identity was proved elsewhere, as far as a right password would: the library's own sign-in through others
 * asks nobody for a second factor. It has no path, so no request reaches it.
 */
export const enterPlugin = {
  id: 'enter',
  endpoints: {
    enter: createAuthEndpoint({ method: 'POST', body: z.object({ userId: z.string() }) }, async (ctx) => {
      const { internalAdapter, createAuthCookie, secret } = ctx.context;
      const user = await internalAdapter.findUserById(ctx.body.userId);
      if (user === null) throw new TypeError('Nobody is there to let in.');
      if (!('twoFactorEnabled' in user && user.twoFactorEnabled === true)) {
        const session = await internalAdapter.createSession(user.id);
        await setSessionCookie(ctx, { session, user });
        return { token: session.token };
      }
      const identifier = `2fa-${generateRandomString(20)}`;
      const expiresAt = new Date(Date.now() + CHALLENGE_SECONDS * 1000);
      await internalAdapter.createVerificationValue({ value: user.id, identifier, expiresAt });
      await internalAdapter.createVerificationValue({
        value: '0',
        identifier: `2fa-attempts-${identifier}`,
        expiresAt,
      });
      const { name, attributes } = createAuthCookie(CHALLENGE_COOKIE, { maxAge: CHALLENGE_SECONDS });
      await ctx.setSignedCookie(name, identifier, secret, attributes);
      return { token: null };
    }),
  },
} as const;
