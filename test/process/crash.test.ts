import { randomInt } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { rounds } from '../support/rounds.ts';
import { startServer } from '../support/server-process.ts';
import { HttpClient } from './http-client.ts';
import type { KnownToken } from './known-token.ts';
import { SERVER_DATABASES, type ServerPlace } from './server-databases.ts';
import { issueOwnerToken } from './terminal.ts';
import { checkTokens, databaseProblems, type Checked, type Told } from './token-check.ts';
import { TokenWriter } from './token-writer.ts';

const KILLS = rounds({ quick: 2, full: 50 });
const WRITERS = 6;
/** Acknowledged changes before a kill. */
const CHANGES = { min: 20, max: rounds({ quick: 100, full: 300 }) };

it.each(SERVER_DATABASES)(
  `keeps every acknowledged change on $name, killed ${KILLS} times while it writes`,
  { timeout: rounds({ quick: 120_000, full: 1_800_000 }) },
  async ({ createPlace }) => {
    const place = await createPlace();
    const owner = await issueOwnerToken(place.data, place.environment);
    const survivors: KnownToken[] = [];
    for (let kill = 1; kill <= KILLS; kill++) {
      const told = await writeUntilKilled(place, owner, `${kill}.`);
      const { problems, tokens } = await checkAfterRestart(place, owner, told);
      expect(problems, `kill ${kill}`).toEqual([]);
      survivors.push(...tokens);
    }
    expect(survivors.some(({ isRevoked }) => isRevoked)).toBe(true);
    expect(survivors.some(({ rotations }) => rotations > 0)).toBe(true);
    const last = await checkAfterRestart(place, owner, [{ tokens: survivors, pending: null }]);
    expect(last.problems).toEqual([]);
  },
);

/** Several clients write at once until the server is killed; answers what each of them was told. */
async function writeUntilKilled({ data, environment }: ServerPlace, owner: string, mark: string): Promise<Told[]> {
  const { server, origin } = await startServer(data, { environment });
  const writers = Array.from({ length: WRITERS }, (_, index) => new TokenWriter(`${mark}${index}.`));
  const writing = writers.map(async (writer) => {
    const client = new HttpClient(origin, 1);
    await writer.writeUntilCut(client, owner);
    client.close();
  });
  await Promise.race([acknowledge(writers, randomInt(CHANGES.min, CHANGES.max)), ...writing]);
  await server.end('SIGKILL');
  await Promise.all(writing);
  return writers;
}

async function acknowledge(writers: readonly TokenWriter[], changes: number): Promise<void> {
  while (writers.reduce((total, { acknowledged }) => total + acknowledged, 0) < changes) await delay(1);
}

async function checkAfterRestart(
  { data, environment, open }: ServerPlace,
  owner: string,
  told: readonly Told[],
): Promise<Checked> {
  const { server, origin } = await startServer(data, { environment });
  const client = new HttpClient(origin, WRITERS);
  const checked = await Promise.all(told.map((each) => checkTokens(client, owner, each)));
  client.close();
  const database = open();
  const problems = await databaseProblems(database);
  await database.close();
  // Another kill, with nothing under way: what was acknowledged is on the disk already.
  await server.end('SIGKILL');
  return {
    problems: [...checked.flatMap((each) => each.problems), ...problems],
    tokens: checked.flatMap(({ tokens }) => tokens),
  };
}
