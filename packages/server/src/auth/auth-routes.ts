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
  for (const { path, body, handle } of ROUTES) {
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
}

function callOf(request: FastifyRequest, reply: FastifyReply, contexts: RequestContexts): AuthCall {
  const { cookie = '', 'user-agent': userAgent = '' } = request.headers;
  return { ...contexts.facts(request), cookie, userAgent: userAgent.slice(0, 500), reply };
}
