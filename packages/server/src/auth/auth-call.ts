import type { FastifyReply } from 'fastify';
import { ADDRESS_HEADER, AUTH_PATH, type AuthLibrary } from './auth-library.ts';
import type { RequestFacts } from '../http/call.ts';

/** A request to sign in or out, as far as it has been checked. */
export interface AuthCall extends RequestFacts {
  /** The `Cookie` header; empty where there is none. */
  readonly cookie: string;
  readonly userAgent: string;
  readonly reply: FastifyReply;
}

/** What the account library made of a request. */
export interface LibraryAnswer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
  readonly location: string | null;
}

export interface LibraryRequest {
  readonly method: 'GET' | 'POST';
  /** Below `/auth`, with its query. */
  readonly path: string;
  /** Of the browser's cookies, those that this is about. */
  readonly cookie: string;
  readonly body?: unknown;
}

/** Puts a request to the account library in its own words, and the cookies of its answer on ours. */
export async function askLibrary(
  library: AuthLibrary,
  call: AuthCall,
  { method, path, cookie, body }: LibraryRequest,
): Promise<LibraryAnswer> {
  const headers = new Headers({
    // That the request came from our own page has been checked.
    origin: call.origin,
    'user-agent': call.userAgent,
    ...(call.address !== null && { [ADDRESS_HEADER]: call.address }),
    ...(cookie !== '' && { cookie }),
    ...(body !== undefined && { 'content-type': 'application/json' }),
  });
  const request = new Request(`${call.origin}${AUTH_PATH}${path}`, {
    method,
    headers,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const response = await library.answer(request);
  for (const set of response.headers.getSetCookie()) call.reply.header('set-cookie', set);
  const text = await response.text();
  return { status: response.status, body: parse(text), location: response.headers.get('location') };
}

function parse(text: string): Readonly<Record<string, unknown>> {
  const parsed: unknown = text === '' ? {} : JSON.parse(text);
  return typeof parsed === 'object' && parsed !== null ? (parsed as Record<string, unknown>) : {};
}
