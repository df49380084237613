import { STATUS_CODES, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { HttpProblem, newRequestId, standingHeaders } from './problem.ts';

/** Answers bytes that never became a request, and closes the connection: nobody can say where the next one would begin. */
export function answerClientError(error: Error, socket: Socket): void {
  const code = 'code' in error ? error.code : undefined;
  if (code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const { status, headers, body } = render(problemOfClientError(code));
  const lines = Object.entries({ ...headers, connection: 'close' }).map(([name, value]) => `${name}: ${value}`);
  const head = [`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...lines, '', ''].join('\r\n');
  socket.end(head + body, () => socket.destroy());
}

/** Answers a request that expects of the server what it does not do: anything but `100-continue` (RFC 9110 §10.1.1). */
export function answerExpectation(_request: IncomingMessage, response: ServerResponse): void {
  const { status, headers, body } = render(
    new HttpProblem('expectation_failed', 'The Expect header takes 100-continue.'),
  );
  response.writeHead(status, { ...headers, connection: 'close' }).end(body);
}

function problemOfClientError(code: unknown): HttpProblem {
  switch (code) {
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return new HttpProblem('request_timeout', 'The request did not arrive in time.');
    case 'HPE_HEADER_OVERFLOW':
      return new HttpProblem('header_fields_too_large', 'The headers are larger than 16 KiB.');
    default:
      return new HttpProblem('bad_request', 'This is not an HTTP request.');
  }
}

function render(problem: HttpProblem): { status: number; headers: Record<string, string | number>; body: string } {
  const requestId = newRequestId();
  const body = JSON.stringify(problem.body(requestId));
  const headers = {
    ...standingHeaders(requestId),
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
  };
  return { status: problem.status, headers, body };
}
