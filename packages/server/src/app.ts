import { clientAddress, headerValues, type ProxyTrust } from '@postern/adapters';
import { routeTable, type OperationId } from '@postern/api';
import type { Engine } from '@postern/engine';
import { fastify, type FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { AuthContext } from './auth/auth-context.ts';
import { mountAuth } from './auth/auth-routes.ts';
import type { SessionFinder } from './auth/session-finder.ts';
import type { Handlers } from './http/call.ts';
import { drainOnClose } from './http/drain.ts';
import { problemOfError } from './http/error-problem.ts';
import { admit, implement, type AnyHandler, type Gate } from './http/implement.ts';
import { parseJsonBody } from './http/json-body.ts';
import { refuseUnsimulated } from './http/not-simulated.ts';
import { HttpProblem, newRequestId, notFound, standingHeaders } from './http/problem.ts';
import type { RateLimiters } from './http/rate-limit.ts';
import { RequestContexts } from './http/request-context.ts';
import { requestOrigin } from './http/request-origin.ts';
import { sendProblem } from './http/send.ts';
import { answerClientError, answerExpectation } from './http/unparsed-request.ts';
import { createPanel } from './panel-files.ts';

const BODY_LIMIT_BYTES = 1024 * 1024;
/** For a whole request, body included: who sends slower holds a connection for nothing. */
const REQUEST_TIMEOUT_MS = 60_000;
const TIMEOUT_CHECK_MS = 1000;
/** As long as Node.js lets a path be: an identifier that is too long names nothing, which its route says. */
const MAX_PARAMETER_LENGTH = 16_384;

export interface AppOptions {
  readonly engine: Engine;
  readonly sessions: SessionFinder;
  readonly auth: AuthContext;
  readonly limiters: RateLimiters;
  readonly handlers: Handlers;
  readonly proxies: ProxyTrust;
  readonly publicOrigin: string | null;
  readonly logger: Logger;
}

/** The HTTP server over the route table. What happens to a request stands here and in `implement`, in order. */
export function createApp({ engine, sessions, limiters, handlers, ...options }: AppOptions): FastifyInstance {
  const { auth, proxies, publicOrigin, logger } = options;
  const app = createFramework();
  const panel = createPanel();
  const gate: Gate = { engine, sessions, limiters, contexts: new RequestContexts() };

  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'string' }, parseJsonBody);

  app.addHook('onRequest', async (request, reply) => {
    reply.headers(standingHeaders(request.id));
    const { rawHeaders } = request.raw;
    const peer = request.raw.socket.remoteAddress;
    const address = clientAddress(peer, headerValues(rawHeaders, 'x-forwarded-for'), proxies);
    const encrypted = 'encrypted' in request.raw.socket;
    const origin = requestOrigin({ rawHeaders, peer, encrypted }, { trust: proxies, publicOrigin });
    gate.contexts.begin(request, { requestId: request.id, address, origin: origin ?? '', url: request.url });
    // Here, because a handler runs after the body has been read.
    const refusal = origin === null ? badHost() : request.is404 ? notFound() : null;
    if (refusal === null || (origin !== null && (await panel.answer(request, reply, origin)))) return;
    const problem = isApi(request.url) ? await admit(gate, request, reply) : null;
    await sendProblem(reply, problem ?? refusal);
  });

  for (const id of Object.keys(routeTable) as OperationId[]) {
    implement(app, gate, { route: routeTable[id], handler: handlers[id] as AnyHandler });
  }
  refuseUnsimulated(app, gate);
  mountAuth(app, gate.contexts, auth);

  app.setErrorHandler((error, request, reply) => {
    const { problem, unexpected } = problemOfError(error);
    if (unexpected) logger.error({ requestId: request.id, err: error }, 'request failed');
    return sendProblem(reply, problem);
  });
  // Before the answer leaves, so that whoever has it and asks for the token's use finds it counted.
  app.addHook('onSend', async (request) => {
    const use = gate.contexts.takeUse(request);
    if (use === null) return;
    const userAgent = headerValues(request.raw.rawHeaders, 'user-agent')[0] ?? null;
    engine.requests.count({ ...use, at: new Date(engine.clock.now()), userAgent });
  });
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unknown';
    logger.info(
      {
        requestId: request.id,
        method: request.method,
        route,
        status: reply.statusCode,
        ...gate.contexts.summary(request),
      },
      'request',
    );
  });
  return app;
}

function badHost(): HttpProblem {
  return new HttpProblem('bad_request', 'The Host header is not a host name.');
}

/** Whether a path belongs to the API, where every answer says how many requests are left. */
function isApi(url: string): boolean {
  return /^\/+v[12](\/|\?|$)/.test(url);
}

/** Fastify with its own answers replaced by ours, down to bytes that are no request. */
function createFramework(): FastifyInstance {
  const app = fastify({
    genReqId: newRequestId,
    bodyLimit: BODY_LIMIT_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    routerOptions: {
      ignoreTrailingSlash: true,
      ignoreDuplicateSlashes: true,
      maxParamLength: MAX_PARAMETER_LENGTH,
    },
    // Node.js would refuse a missing Host without a body.
    http: { requireHostHeader: false, connectionsCheckingInterval: TIMEOUT_CHECK_MS },
    rewriteUrl: ({ url = '/' }) => originForm(url),
    clientErrorHandler: answerClientError,
    frameworkErrors: (error, request, reply) => {
      void sendProblem(reply.headers(standingHeaders(request.id)), problemOfError(error).problem);
    },
    logger: false,
  });
  app.server.on('checkExpectation', answerExpectation);
  drainOnClose(app);
  return app;
}

/** A request may name its target in full (RFC 9112 §3.2.2); where it was sent is told by `Host` alone. */
function originForm(url: string): string {
  return url.replace(/^https?:\/\/[^/?#]*\/?/i, '/');
}
