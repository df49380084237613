import type * as z from 'zod';
import { documents, endpoints } from './endpoints.ts';
import type { OperationId, RouteTable } from './route-table.ts';
import type { Problem } from './schemas/problem.ts';

export type { OperationId } from './route-table.ts';
export type { Problem } from './schemas/problem.ts';

type InputOf<Schema> = Schema extends z.ZodType ? z.input<Schema> : never;

/** A part of a request: absent where the route has none, optional where the route accepts nothing at all. */
type Part<Name extends string, Route> = Route extends { readonly [K in Name]: infer Schema }
  ? undefined extends InputOf<Schema>
    ? { readonly [K in Name]?: InputOf<Schema> }
    : Record<never, unknown> extends InputOf<Schema>
      ? { readonly [K in Name]?: InputOf<Schema> }
      : { readonly [K in Name]: InputOf<Schema> }
  : { readonly [K in Name]?: never };

/** What a call of the operation takes: `params` for the path, `query`, `headers`, `body`, and a signal to give up on it. */
export type CallInput<Id extends OperationId> = InputOfRoute<RouteTable[Id]>;

/** Of one route at a time: for the parts of all routes at once the compiler would try every combination. */
type InputOfRoute<Route> = Route extends unknown
  ? Part<'params', Route> &
      Part<'query', Route> &
      Part<'headers', Route> &
      Part<'body', Route> & { readonly signal?: AbortSignal }
  : never;

/** What the operation answers when all goes well: a file as a `Blob`, byte for byte; `undefined` where that has no body. */
export type CallOutput<Id extends OperationId> = RouteTable[Id] extends { readonly document: string }
  ? Blob
  : RouteTable[Id]['response'] extends z.ZodType
    ? z.output<RouteTable[Id]['response']>
    : undefined;

/** An answer of the server. A request that got none rejects, as `fetch` does. */
export type CallResult<T> =
  | { readonly ok: true; readonly status: number; readonly headers: Headers; readonly body: T }
  | {
      readonly ok: false;
      readonly status: number;
      readonly headers: Headers;
      /** `null` when the answer did not come from Postern, but from something between. */
      readonly problem: Problem | null;
    };

type Arguments<Id extends OperationId> =
  Record<never, unknown> extends CallInput<Id> ? [input?: CallInput<Id>] : [input: CallInput<Id>];

export interface Client {
  /** Calls an operation by its id. */
  call<Id extends OperationId>(id: Id, ...input: Arguments<Id>): Promise<CallResult<CallOutput<Id>>>;
}

export interface ClientOptions {
  /** Where the API lives, such as `http://127.0.0.1:7280`. A path in it is ignored: the API lives at the root. */
  readonly origin: string | URL;
  /** Goes into the `Authorization` header and nowhere else. */
  readonly token?: string;
  readonly fetch?: typeof globalThis.fetch;
}

/** A part of a request once its type is left behind. */
type Values = Readonly<Record<string, string | number | undefined>>;
interface LooseInput {
  readonly params?: Values;
  readonly query?: Values;
  readonly headers?: Values;
  readonly body?: unknown;
  readonly signal?: AbortSignal;
}

const JSON_TYPE = 'application/json';
const documentTypes: Readonly<Partial<Record<OperationId, string>>> = documents;

/** Throws `TypeError` for an origin that is no URL, and for a token that no header can carry. */
export function createClient({ origin, token, fetch = globalThis.fetch }: ClientOptions): Client {
  // Checked here because fetch would quote the token in its own error.
  if (token !== undefined && !/^[\x21-\x7e]+$/.test(token)) {
    throw new TypeError('The token is not one a header can carry.');
  }
  const base = new URL(origin).origin;

  async function send(id: OperationId, input: LooseInput): Promise<CallResult<unknown>> {
    const { method, url } = locate(id, base, input);
    const type = documentTypes[id];
    const headers: Record<string, string> = { accept: type === undefined ? JSON_TYPE : `${type}, ${JSON_TYPE}` };
    for (const [name, value] of Object.entries(input.headers ?? {})) headers[name] = String(value);
    if (token !== undefined) headers['authorization'] = `Bearer ${token}`;
    if (input.body !== undefined) headers['content-type'] = JSON_TYPE;
    // A redirect would carry the token somewhere it was not meant for; the API has none.
    const response = await fetch(url, {
      method,
      headers,
      redirect: 'error',
      ...(input.body !== undefined && { body: JSON.stringify(input.body) }),
      ...(input.signal !== undefined && { signal: input.signal }),
    });
    return type !== undefined && response.ok ? readDocument(response, type) : readResponse(response);
  }

  return {
    call: async <Id extends OperationId>(id: Id, ...[input]: Arguments<Id>) => {
      const loose: LooseInput = input ?? {};
      // The cast trusts the server to answer as its own table says.
      return (await send(id, loose)) as CallResult<CallOutput<Id>>;
    },
  };
}

function locate(id: OperationId, base: string, { params, query }: LooseInput): { method: string; url: string } {
  const [method = '', path = ''] = endpoints[id].split(' ');
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params?.[name])));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) if (value !== undefined) search.set(name, String(value));
  return { method, url: base + filled + (search.size > 0 ? `?${search.toString()}` : '') };
}

/** Only a file of the type that the operation promises comes from Postern. */
async function readDocument(response: Response, type: string): Promise<CallResult<Blob>> {
  const { status, headers } = response;
  const body = await response.blob();
  const isPromised = headers.get('content-type')?.split(';')[0]?.trim() === type;
  return isPromised ? { ok: true, status, headers, body } : { ok: false, status, headers, problem: null };
}

async function readResponse(response: Response): Promise<CallResult<unknown>> {
  const { status, headers } = response;
  const text = await response.text();
  const body = parseJson(text);
  const isEmpty = text === '' && (status === 202 || status === 204);
  if (response.ok && (isEmpty || body !== undefined)) return { ok: true, status, headers, body };
  return { ok: false, status, headers, problem: isProblem(body) ? body : null };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isProblem(body: unknown): body is Problem {
  return typeof body === 'object' && body !== null && 'id' in body && 'message' in body;
}
