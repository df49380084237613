import { PosternError } from '@postern/engine';
import { HttpProblem } from './problem.ts';

/** What an exception means to a client. `unexpected` goes to the log, never into the answer. */
export interface ErrorAnswer {
  readonly problem: HttpProblem;
  readonly unexpected: boolean;
}

export function problemOfError(error: unknown): ErrorAnswer {
  if (error instanceof PosternError && error.code === 'store_unavailable') {
    const problem = new HttpProblem('service_unavailable', 'The database does not answer. Try again shortly.', {
      headers: { 'retry-after': '1' },
    });
    return { problem, unexpected: true };
  }
  const status = statusOf(error);
  if (status === 413) {
    return { problem: new HttpProblem('payload_too_large', 'The body is larger than 1 MiB.'), unexpected: false };
  }
  if (error instanceof Error && 'code' in error && error.code === 'FST_ERR_BAD_URL') {
    return { problem: new HttpProblem('bad_request', 'The path is not well encoded.'), unexpected: false };
  }
  if (status !== null && status >= 400 && status < 500) {
    return { problem: new HttpProblem('bad_request', 'error parsing request body'), unexpected: false };
  }
  return { problem: new HttpProblem('server_error', 'Unexpected server-side error'), unexpected: true };
}

function statusOf(error: unknown): number | null {
  if (typeof error !== 'object' || error === null || !('statusCode' in error)) return null;
  return typeof error.statusCode === 'number' ? error.statusCode : null;
}
