import { createClient } from '@postern/api/client';
import { ownerToken } from '@postern/server';
import { describe, expect, it } from 'vitest';
import { runCli } from '../support/cli.ts';
import { startServer } from '../support/server-process.ts';
import { SERVER_DATABASES, type ServerPlace } from './server-databases.ts';

interface PepperShown {
  readonly key: string;
  readonly current: boolean;
  readonly secrets: number;
}

async function peppersOf({ data, environment }: ServerPlace, ...words: readonly string[]): Promise<PepperShown[]> {
  const { code, stdout } = await runCli(['admin', 'rotate-pepper', '--data', data, ...words, '-o', 'json'], {
    environment,
  });
  expect(code).toBe(0);
  const answer = JSON.parse(stdout) as PepperShown[] | { peppers: PepperShown[] };
  return 'peppers' in answer ? answer.peppers : answer;
}

async function statusOf(origin: string, token: string): Promise<number> {
  return (await createClient({ origin, token }).call('account_get')).status;
}

describe.each(SERVER_DATABASES)('rotating the pepper beside a server on $name', ({ createPlace }) => {
  it('keeps every token working before the server is started anew and after, and digests anew what is used then', async () => {
    const place = await createPlace();
    const { data, environment } = place;
    const issue = async (): Promise<string> => (await ownerToken({ data }, environment)).reveal();
    const [used, unused] = [await issue(), await issue()];
    const first = await startServer(data, { environment });
    expect(await statusOf(first.origin, used)).toBe(200);

    const rotated = await peppersOf(place, '--force');
    expect(rotated.map(({ current, secrets }) => [current, secrets])).toEqual([
      [true, 0],
      [false, 2],
    ]);
    const meanwhile = await issue();
    for (const token of [used, unused, meanwhile]) expect(await statusOf(first.origin, token)).toBe(200);
    await first.server.end();

    const second = await startServer(data, { environment });
    for (const token of [used, meanwhile]) expect(await statusOf(second.origin, token)).toBe(200);
    expect((await peppersOf(place, '--status')).map(({ secrets }) => secrets)).toEqual([2, 1]);
    expect(await statusOf(second.origin, unused)).toBe(200);
    expect((await peppersOf(place, '--status')).map(({ key, secrets }) => [key, secrets])).toEqual([
      [rotated[0]?.key, 3],
      [rotated[1]?.key, 0],
    ]);
  });
});
