import type { FastifyRequest } from 'fastify';
import type { RequestFacts } from './call.ts';
import type { Caller } from './caller.ts';
import type { TokenUse } from './token-use.ts';

/** What is known of a request beside what it sent. */
interface RequestContext extends RequestFacts {
  readonly startedAt: number;
  caller: Caller | null;
  /** Until it is counted. */
  use: TokenUse | null;
  /** Why authentication refused it, for the log. */
  refusal: string | null;
}

/** Keeps a context for every request under way, beside the framework's object and without changing its type. */
export class RequestContexts {
  readonly #contexts = new WeakMap<FastifyRequest, RequestContext>();

  begin(request: FastifyRequest, facts: RequestFacts): void {
    this.#contexts.set(request, { ...facts, startedAt: performance.now(), caller: null, use: null, refusal: null });
  }

  note(
    request: FastifyRequest,
    { caller, use, refusal }: { caller: Caller | null; use: TokenUse | null; refusal: string | null },
  ): void {
    const context = this.#contexts.get(request);
    if (context === undefined) return;
    context.caller = caller;
    context.use = use;
    context.refusal = refusal;
  }

  facts(request: FastifyRequest): RequestFacts {
    const { requestId, address, origin, url } = this.#of(request);
    return { requestId, address, origin, url };
  }

  /** Throws when the request was not authenticated: a route that asks for its caller before that is a bug. */
  caller(request: FastifyRequest): Caller {
    const { caller } = this.#of(request);
    if (caller === null) throw new TypeError('The request was not authenticated.');
    return caller;
  }

  /** What is to be counted of the request, with its address; `null` when it has been, or no token was proved. */
  takeUse(request: FastifyRequest): (TokenUse & { readonly address: string | null }) | null {
    const context = this.#contexts.get(request);
    if (context === undefined || context.use === null) return null;
    const { use, address } = context;
    context.use = null;
    return { ...use, address };
  }

  /** For the log; empty for a request that never got as far. */
  summary(request: FastifyRequest): Record<string, unknown> {
    const context = this.#contexts.get(request);
    if (context === undefined) return {};
    return {
      address: context.address,
      ms: Math.round((performance.now() - context.startedAt) * 100) / 100,
      ...(context.caller !== null && logged(context.caller)),
      ...(context.refusal !== null && { refusal: context.refusal }),
    };
  }

  #of(request: FastifyRequest): RequestContext {
    const context = this.#contexts.get(request);
    if (context === undefined) throw new TypeError('The request has no context yet.');
    return context;
  }
}

function logged(caller: Caller): Record<string, unknown> {
  const who = caller.kind === 'token' ? { token: caller.token.tokenId } : { user: caller.session.userId };
  return { ...who, account: caller.accountId };
}
