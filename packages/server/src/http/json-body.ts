import type { FastifyRequest } from 'fastify';

/**
 * Reads a body as JSON whatever its content type says, because clients leave the type out or send one on an empty body; an
 * empty body is none. What is not JSON is a 400.
 */
export function parseJsonBody(
  _request: FastifyRequest,
  body: string | Buffer,
  done: (error: Error | null, body?: unknown) => void,
): void {
  const text = body.toString().trim();
  if (text === '') {
    done(null, undefined);
    return;
  }
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    // The parser's own message would quote what was sent.
    done(Object.assign(new Error('The body is not JSON.'), { statusCode: 400 }));
    return;
  }
  done(null, parsed);
}
