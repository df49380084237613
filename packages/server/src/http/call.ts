import type { OperationId, RouteTable } from '@postern/api';
import type * as z from 'zod';
import type { Caller, SessionCaller, TokenCaller } from './caller.ts';
import type { HttpProblem } from './problem.ts';

type OutputOf<Id extends OperationId, Part extends string> = RouteTable[Id] extends {
  readonly [K in Part]: infer Schema;
}
  ? Schema extends z.ZodType
    ? z.output<Schema>
    : undefined
  : undefined;

/** Where a request came from and what it was sent to. */
export interface RequestFacts {
  readonly requestId: string;
  readonly address: string | null;
  /** As the client sees it: scheme, host, port. */
  readonly origin: string;
  /** Path and query as received. */
  readonly url: string;
}

/** An authorized request in the shape that its route declares. */
export interface Call<Id extends OperationId> extends RequestFacts {
  readonly params: OutputOf<Id, 'params'>;
  readonly query: OutputOf<Id, 'query'>;
  readonly headers: OutputOf<Id, 'headers'>;
  readonly body: OutputOf<Id, 'body'>;
  /** Who calls; never there on a public route, always there on any other. */
  readonly caller: CallerOf<RouteTable[Id]['access']['kind']>;
}

interface CallerByAccess {
  readonly public: null;
  readonly any_token: TokenCaller;
  readonly permissions: Caller;
  readonly session: SessionCaller;
}

/** Of several routes at once, whoever may call one of them. */
type CallerOf<Kind extends keyof CallerByAccess> = CallerByAccess[Kind];

/** A file to save. */
export interface AnswerDocument {
  /** As the client may call it: letters, digits, dots and dashes. */
  readonly filename: string;
  readonly content: string | Buffer;
}

/** What a route answers when all goes well; `null` where that has no body. */
export type AnswerBody<Id extends OperationId> = RouteTable[Id] extends { readonly document: string }
  ? AnswerDocument
  : RouteTable[Id]['response'] extends z.ZodType
    ? z.output<RouteTable[Id]['response']>
    : null;

/** An answer that brings headers of its own: a cookie. */
export class Answered<Body> {
  readonly body: Body;
  readonly headers: Readonly<Record<string, string>>;

  constructor(body: Body, headers: Readonly<Record<string, string>>) {
    this.body = body;
    this.headers = headers;
  }
}

export type Handler<Id extends OperationId> = (
  call: Call<Id>,
) => Promise<AnswerBody<Id> | Answered<AnswerBody<Id>> | HttpProblem>;

/** One handler for every route of the table: a route without one does not compile. */
export type Handlers = { readonly [Id in OperationId]: Handler<Id> };
