import type { Route } from '@postern/api';
import { expect } from 'vitest';
import type { TestAnswer } from '../support/test-server.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What every answer brings, whatever became of the request. */
export function expectStandingHeaders({ status, headers, body }: TestAnswer, path: string): void {
  const requestId = headers.get('x-request-id') ?? '';
  expect(requestId).toMatch(UUID);
  if (status >= 400) expect(body['request_id']).toBe(requestId);
  if (!/^\/+v2\//.test(path)) return;
  const [limit, remaining, reset] = ['limit', 'remaining', 'reset'].map((name) => headers.get(`ratelimit-${name}`));
  for (const number of [limit, remaining, reset]) expect(number).toMatch(/^\d+$/);
  expect(Number(remaining)).toBeLessThanOrEqual(Number(limit));
  expect(Number(reset)).toBeGreaterThanOrEqual(Math.floor(Date.now() / 1000));
}

/** An error in DigitalOcean's shape and RFC 9457's, both about the same thing. */
export function expectProblem(answer: TestAnswer, { status, id }: { status: number; id: string }): void {
  const { headers, body } = answer;
  expect(answer.status).toBe(status);
  expect(headers.get('content-type')).toBe('application/json; charset=utf-8');
  expect(body).toMatchObject({ id, status, type: `urn:postern:problem:${id}` });
  for (const text of ['message', 'title', 'detail']) expect(body[text]).toMatch(/\w/);
}

/** The route's own status, and a body of exactly the published fields. */
export function expectPublishedShape(route: Route, answer: TestAnswer): void {
  expect(answer.status, JSON.stringify(answer.body)).toBe(route.status);
  if (route.document !== undefined) {
    expect(answer.headers.get('content-type')).toContain(route.document);
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="[\w.-]+"$/);
    expect(JSON.stringify(answer.body).length).toBeGreaterThan(100);
    return;
  }
  if (route.response === null) {
    expect(answer.body).toEqual({});
    expect(answer.headers.get('content-type')).toBeNull();
    return;
  }
  expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
  // Parsing drops what the schema does not know: the two are equal only when there was nothing to drop.
  expect(answer.body).toEqual(route.response.parse(answer.body));
}

/** All of an answer that could tell one refusal from another. */
export function tellable({ status, headers, body }: TestAnswer): object {
  const { request_id: _, ...rest } = body;
  const passing = ['date', 'x-request-id', 'ratelimit-remaining', 'ratelimit-reset'];
  return { status, body: rest, headers: [...headers].filter(([name]) => !passing.includes(name)) };
}
