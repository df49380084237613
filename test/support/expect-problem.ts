import { problemSchema } from '@postern/api';
import { expect } from 'vitest';
import type { RawAnswer } from './raw-http.ts';
import type { TestAnswer } from './test-server.ts';

/** An answer that says no in the one shape of errors, with a status that blames the request, and nothing of the server's insides. */
export function expectProblem(answer: TestAnswer | RawAnswer | undefined, ...statuses: readonly number[]): void {
  const { status, body, headers } = answer ?? { status: 0, body: {}, headers: {} };
  expect(statuses.length === 0 ? status >= 400 && status < 500 : statuses.includes(status), `status ${status}`).toBe(
    true,
  );
  const problem = problemSchema.strict().safeParse(body);
  expect(problem.error?.issues).toBeUndefined();
  const header = (name: string): string | null | undefined =>
    headers instanceof Headers ? headers.get(name) : headers[name];
  expect(body['status']).toBe(status);
  expect(body['request_id']).toBe(header('x-request-id'));
  expect(header('content-type')).toBe('application/json; charset=utf-8');
  expect(header('x-content-type-options')).toBe('nosniff');
  expect(JSON.stringify(body)).not.toMatch(/FST_|SQLITE|node_modules|\.ts:|Zod/);
}
