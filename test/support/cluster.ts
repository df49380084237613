import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger, openPostern, readConfig, type Postern } from '@postern/server';
import { onTestFinished } from 'vitest';
import { DATABASES } from './stores.ts';
import { TestClock } from './test-server.ts';

const [, POSTGRES] = DATABASES;
const NODES = 3;

export interface Cluster {
  readonly nodes: readonly Postern[];
  readonly clock: TestClock;
}

/** Nodes with one clock over one PostgreSQL, whose actions take five seconds; closed and removed with the test. */
export async function openCluster(): Promise<Cluster> {
  const folder = await mkdtemp(join(tmpdir(), 'postern-nodes-'));
  const place = await POSTGRES.createPlace();
  const clock = new TestClock();
  const config = readConfig({ data: folder }, { DATABASE_URL: place.address, POSTERN_ACTION_SECONDS: '5' });
  const nodes: Postern[] = [];
  onTestFinished(async () => {
    await Promise.all(nodes.map((node) => node.close()));
    await place.remove();
    await rm(folder, { recursive: true });
  });
  for (let node = 0; node < NODES; node++) nodes.push(await openPostern(config, createLogger('silent'), clock));
  return { nodes, clock };
}
