import { mkdir, open, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { makeDataFolder } from '../support/server-process.ts';

const SIGNAL = 'SIGUSR2';
const ENDING = ']}';

/** Where a process puts snapshots of its heap, and the flags it has to be started with. */
export interface SnapshotPlace {
  readonly folder: string;
  readonly nodeFlags: readonly string[];
}

export async function makeSnapshotPlace(): Promise<SnapshotPlace> {
  const folder = join(await makeDataFolder(), 'snapshots');
  await mkdir(folder);
  // By default a snapshot cuts strings at 1024 characters.
  const whole = '--heap-snapshot-string-limit=1000000000';
  return { folder, nodeFlags: [`--heapsnapshot-signal=${SIGNAL}`, `--diagnostic-dir=${folder}`, whole] };
}

/**
 * Has a process collect its garbage and write down all that is left on its heap, every string of it. Twice, because some things are
 * let go only after a first collection; answers the second.
 */
export async function takeHeapSnapshot(pid: number, place: SnapshotPlace): Promise<string> {
  await takeOne(pid, place);
  return takeOne(pid, place);
}

async function takeOne(pid: number, { folder }: SnapshotPlace): Promise<string> {
  process.kill(pid, SIGNAL);
  for (;;) {
    await delay(50);
    const [name] = await readdir(folder);
    if (name === undefined || !(await isWhole(join(folder, name)))) continue;
    const text = await readFile(join(folder, name), 'latin1');
    await rm(join(folder, name));
    return text;
  }
}

async function isWhole(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const { buffer, bytesRead } = await file.read(Buffer.alloc(16), 0, 16, Math.max(0, size - 16));
    return buffer.toString('latin1', 0, bytesRead).trimEnd().endsWith(ENDING);
  } finally {
    await file.close();
  }
}
