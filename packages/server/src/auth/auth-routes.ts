import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod';
import { crossSiteProblem } from '../http/cross-site.ts';
import { HttpProblem } from '../http/problem.ts';
import type { RequestContexts } from '../http/request-context.ts';
import { sendProblem } from '../http/send.ts';
import { validateBody } from '../http/validate.ts';
import type { AuthCall } from './auth-call.ts';
import type { AuthContext } from './auth-context.ts';
import { AUTH_PATH, PASSWORD_LENGTH } from './auth-library.ts';
import { beginOidc, finishOidc, NEXT_LENGTH, OIDC_CALLBACK_PATH } from './oidc-sign-in.ts';
import type { OidcProvider } from './oidc-provider.ts';
import { plainHttpProblem } from './plain-http.ts';
import { giveSecondFactor } from './second-factor.ts';
import { signIn } from './sign-in.ts';
import { signOut } from './sign-out.ts';

interface AuthRoute<Body extends z.ZodType = z.ZodType> {
  readonly path: string;
  readonly body: Body;
  /** `null` answers 204. A method, so that a route of one body fits the list of routes of any. */
  handle(context: AuthContext, call: AuthCall, body: z.output<Body>): Promise<object | null>;
}

function route<Body extends z.ZodType>(definition: AuthRoute<Body>): AuthRoute {
  return definition;
}

const codeSchema = z.object({ code: z.string().trim().min(1).max(64) });

/** Of what the account library serves, what people need to come in and go; all else below `/auth` is not there. */
const ROUTES: readonly AuthRoute[] = [
  route({
    path: '/sign-in/email',
    body: z.object({
      email: z.string().trim().toLowerCase().max(254).pipe(z.email()),
      password: z.string().min(1).max(PASSWORD_LENGTH.max),
    }),
    handle: signIn,
  }),
  route({ path: '/sign-out', body: z.unknown(), handle: signOut }),
  route({
    path: '/two-factor/verify-totp',
    body: codeSchema,
    handle: (context, call, { code }) => giveSecondFactor(context, call, { code, proof: 'totp' }),
  }),
  route({
    path: '/two-factor/verify-backup-code',
    body: codeSchema,
    handle: (context, call, { code }) => giveSecondFactor(context, call, { code, proof: 'recovery_code' }),
  }),
];

/** Puts signing in and out on the server: by https or on this machine → from our own page → (body) → validate → handle. */
export function mountAuth(app: FastifyInstance, contexts: RequestContexts, context: AuthContext): void {
  const { oidc } = context;
  const routes = oidc === null ? ROUTES : [...ROUTES, beginOidcRoute(oidc)];
  for (const { path, body, handle } of routes) {
    app.route({
      method: 'POST',
      url: `${AUTH_PATH}${path}`,
      onRequest: async (request, reply) => {
        const { origin } = contexts.facts(request);
        const { rawHeaders } = request.raw;
        const problem = plainHttpProblem(origin) ?? crossSiteProblem({ method: request.method, rawHeaders, origin });
        if (problem !== null) await sendProblem(reply, problem);
      },
      handler: async (request, reply) => {
        const input = validateBody(body, request.body);
        if (input instanceof HttpProblem) return sendProblem(reply, input);
        const answer = await handle(context, callOf(request, reply, contexts), input.body);
        if (answer instanceof HttpProblem) return sendProblem(reply, answer);
        return answer === null ? reply.code(204).send() : reply.send(answer);
      },
    });
  }
  if (oidc !== null) mountOidcCallback(app, contexts, { context, provider: oidc });
}

function beginOidcRoute(provider: OidcProvider): AuthRoute {
  return route({
    path: '/sign-in/oauth2',
    body: z.object({ next: z.string().max(NEXT_LENGTH).optional() }),
    handle: (context, call, { next }) => beginOidc(context, call, { provider, next }),
  });
}

/** Comes from another site by its nature: that the browser began it here is told by the state. */
function mountOidcCallback(
  app: FastifyInstance,
  contexts: RequestContexts,
  { context, provider }: { context: AuthContext; provider: OidcProvider },
): void {
  app.route({
    method: 'GET',
    url: `${AUTH_PATH}${OIDC_CALLBACK_PATH}`,
    exposeHeadRoute: false,
    handler: async (request, reply) => {
      const call = callOf(request, reply, contexts);
      const problem = plainHttpProblem(call.origin);
      if (problem !== null) return sendProblem(reply, problem);
      const location = await finishOidc(context, call, { provider, url: request.url });
      // The address that is left holds a code.
      return reply.code(303).headers({ location, 'referrer-policy': 'no-referrer' }).send();
    },
  });
}

function callOf(request: FastifyRequest, reply: FastifyReply, contexts: RequestContexts): AuthCall {
  const { cookie = '', 'user-agent': userAgent = '' } = request.headers;
  return { ...contexts.facts(request), cookie, userAgent: userAgent.slice(0, 500), reply };
}
