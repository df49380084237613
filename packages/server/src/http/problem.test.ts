import { problemSchema } from '@postern/api';
import { PosternError } from '@postern/engine';
import { describe, expect, it } from 'vitest';
import { problemOfError } from './error-problem.ts';
import { forbiddenByScope } from './forbidden.ts';
import { HttpProblem, invalidFields, notFound, unauthorized } from './problem.ts';

describe('a problem', () => {
  it("is DigitalOcean's error body and problem details in one", () => {
    const body = new HttpProblem('conflict', 'Both at once.', { detail: 'Ask again.' }).body('r-1');
    expect(problemSchema.strict().parse(body)).toEqual({
      id: 'conflict',
      message: 'Both at once.',
      request_id: 'r-1',
      type: 'urn:postern:problem:conflict',
      title: 'Conflict',
      status: 409,
      detail: 'Ask again.',
    });
    expect(notFound().body('r-1').detail).toBe(notFound().message);
  });

  it('of credentials is a 401 with a challenge, or a 400 where the request itself is wrong', () => {
    const [missing, invalid] = [unauthorized('no'), unauthorized('no', { error: 'invalid_request' })];
    expect([missing.status, missing.headers]).toEqual([401, { 'www-authenticate': 'Bearer realm="postern"' }]);
    expect([invalid.status, invalid.headers['www-authenticate']]).toEqual([
      400,
      expect.stringContaining('invalid_request'),
    ]);
  });

  it('of fields names each of them, and no more than twenty', () => {
    const errors = Array.from({ length: 1000 }, (_, i) => ({ field: `f${i}`, message: 'no' }));
    const problem = invalidFields(errors);
    expect(problem.extra.errors).toEqual(errors.slice(0, 20));
    expect(problem.message).toBe('f0: no; f1: no; f2: no; f3: no; f4: no');
    expect(invalidFields([{ field: '', message: 'A body is required.' }]).message).toBe('A body is required.');
  });

  it('of scopes says what was needed, and keeps the header line short', () => {
    const many = Array.from({ length: 500 }, (_, i) => `thing${i}:read`);
    const problem = forbiddenByScope({ required: many, granted: [], missing: many, suggestedScopes: ['a', 'b'] });
    expect(problem.extra).toMatchObject({ required: many, granted: [], missing: many, suggested_scope: 'a b' });
    expect(problem.headers['www-authenticate']).toContain('error="insufficient_scope"');
    expect(problem.headers['www-authenticate']).toContain('granted nothing');
    expect(problem.headers['www-authenticate']).toContain('scope="a b"');
    expect(problem.headers['www-authenticate']?.length).toBeLessThan(2000);
  });
});

describe('an exception', () => {
  it.each([
    [new PosternError('store_unavailable', 'db-host-7 is down'), 503, true],
    [new PosternError('pepper_mismatch', 'secret thing'), 500, true],
    [new TypeError('secret thing'), 500, true],
    ['secret thing', 500, true],
    [null, 500, true],
    [Object.assign(new Error('secret thing'), { statusCode: 400 }), 400, false],
    [Object.assign(new Error('secret thing'), { statusCode: 413 }), 413, false],
    [Object.assign(new Error('secret thing'), { statusCode: 415 }), 400, false],
    [Object.assign(new Error('secret thing'), { statusCode: 502 }), 500, true],
    [Object.assign(new Error('secret thing'), { code: 'FST_ERR_BAD_URL', statusCode: 400 }), 400, false],
  ])('becomes an answer that says nothing of its insides: %s', (error, status, unexpected) => {
    const answer = problemOfError(error);
    expect([answer.problem.status, answer.unexpected]).toEqual([status, unexpected]);
    expect(JSON.stringify(answer.problem.body('r-1'))).not.toMatch(/secret thing|db-host/);
  });

  it('of an outage says when to try again', () => {
    expect(problemOfError(new PosternError('store_unavailable', '')).problem.headers).toEqual({ 'retry-after': '1' });
  });
});
