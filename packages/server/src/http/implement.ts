import type { Route } from '@postern/api';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { plainHttpProblem } from '../auth/plain-http.ts';
import { authenticate, type Authenticators, type CallerOutcome } from './authenticate.ts';
import { createAuthorizer } from './authorize.ts';
import { Answered, type AnswerDocument } from './call.ts';
import type { RequestContexts } from './request-context.ts';
import { HttpProblem } from './problem.ts';
import type { RateLimiters, RateLimitStanding } from './rate-limit.ts';
import { sendDocument, sendProblem } from './send.ts';
import { validate } from './validate.ts';

export interface Gate extends Authenticators {
  readonly limiters: RateLimiters;
  readonly contexts: RequestContexts;
}

/** A handler whatever its route. */
export type AnyHandler = (call: object) => Promise<unknown>;

/** Puts a route of the table on the server: authenticate → limit → authorize → (body) → validate → authorize → handler. */
export function implement(
  app: FastifyInstance,
  gate: Gate,
  { route, handler }: { route: Route; handler: AnyHandler },
): void {
  const authorizer = createAuthorizer(route);
  app.route({
    method: route.method,
    url: route.path.replace(/\{(\w+)\}/g, ':$1'),
    // Before the body is read: whoever may not ask need not send it.
    onRequest: async (request, reply) => {
      const problem =
        (route.access.kind === 'public'
          ? await (route.path.startsWith('/v2/') ? admitAnybody(gate, request, reply) : null)
          : ((await admit(gate, request, reply)) ??
            authorizer.byRoute(
              gate.engine,
              gate.contexts.caller(request),
              request.params as Record<string, string>,
            ))) ?? inTheClear(route, gate.contexts.facts(request).origin);
      if (problem !== null) await sendProblem(reply, problem);
    },
    handler: async (request, reply) => {
      const { params, query, headers, body } = request;
      const input = validate(route, { params, query, headers, body });
      if (input instanceof HttpProblem) return sendProblem(reply, input);
      const caller = route.access.kind === 'public' ? null : gate.contexts.caller(request);
      const forbidden = caller === null ? null : authorizer.byPayload(gate.engine, caller, input);
      if (forbidden !== null) return sendProblem(reply, forbidden);
      const given = await handler({ ...gate.contexts.facts(request), ...input, caller });
      if (given instanceof HttpProblem) return sendProblem(reply, given);
      const answer: unknown = given instanceof Answered ? given.body : given;
      if (given instanceof Answered) reply.headers(given.headers);
      reply.code(route.status);
      if (route.document !== undefined) return sendDocument(reply, route.document, answer as AnswerDocument);
      return route.response === null ? reply.send() : reply.send(answer);
    },
  });
}

function inTheClear({ takesPassword }: Route, origin: string): HttpProblem | null {
  return takesPassword === true ? plainHttpProblem(origin) : null;
}

/** Lets a caller in who proves to be one and has requests left; remembers who it is, and answers with where the caller stands. */
export async function admit(gate: Gate, request: FastifyRequest, reply: FastifyReply): Promise<HttpProblem | null> {
  const { address, origin } = gate.contexts.facts(request);
  const { method, rawHeaders } = request.raw;
  const outcome = await authenticate(gate, { method: method ?? request.method, rawHeaders, address, origin });
  gate.contexts.note(request, { caller: outcome.caller, use: outcome.use, refusal: outcome.reason });
  const standing = await standingOf(gate.limiters, outcome, address);
  if (standing.problem !== null && outcome.caller?.kind === 'token') outcome.caller.use.outcome = 'rate_limited';
  reply.headers(standing.headers);
  return standing.problem ?? outcome.problem;
}

/** Public routes of the API count by address. */
async function admitAnybody(gate: Gate, request: FastifyRequest, reply: FastifyReply): Promise<HttpProblem | null> {
  const standing = await gate.limiters.ofAddress(gate.contexts.facts(request).address);
  reply.headers(standing.headers);
  return standing.problem;
}

function standingOf(
  limiters: RateLimiters,
  { caller, isGuess }: CallerOutcome,
  address: string | null,
): Promise<RateLimitStanding> {
  if (caller?.kind === 'token') return limiters.ofToken(caller.token);
  if (caller?.kind === 'session') return limiters.ofPerson(caller.session.userId);
  return isGuess ? limiters.ofFailingAddress(address) : limiters.ofAddress(address);
}
