import { expect, it } from 'vitest';
import { traceFetch } from './trace-fetch.ts';

const init = { method: 'POST', headers: { authorization: 'Bearer secret-1', accept: 'application/json' }, body: '{}' };

it('shows method, address, status, time, request id and headers, but nothing that proves who asks', async () => {
  const lines: string[] = [];
  const answer = new Response('{}', {
    status: 201,
    statusText: 'Created',
    headers: { 'x-request-id': 'r-1', 'set-cookie': 'session=secret-2' },
  });
  const traced = traceFetch(
    () => Promise.resolve(answer),
    (line) => lines.push(line),
  );
  await traced('http://localhost/v2/droplets?page=1', init);
  const text = lines.join('\n');
  expect(lines[0]).toBe('> POST http://localhost/v2/droplets?page=1');
  expect(text).toMatch(/^< 201 Created, \d+ ms, request r-1$/m);
  expect(text).toContain('> accept: application/json');
  expect(text).toContain('> authorization: (not shown)');
  expect(text).toContain('< set-cookie: (not shown)');
  expect(text).not.toContain('secret');
});

it('shows that no answer came, and hands the reason on', async () => {
  const lines: string[] = [];
  const traced = traceFetch(
    () => Promise.reject(new Error('cut')),
    (line) => lines.push(line),
  );
  await expect(traced('http://localhost/', init)).rejects.toThrow('cut');
  expect(lines.at(-1)).toMatch(/^< no answer, \d+ ms$/);
});
