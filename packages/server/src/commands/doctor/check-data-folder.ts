import type { Stats } from 'node:fs';
import { stat, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Config } from '../../config.ts';
import { fail, ok, warn, type Finding } from './finding.ts';

const CHECK = 'Data folder';
const OTHERS = 0o077;
const FILES = ['peppers.json', 'postern.db', 'postern.db-wal', 'postern.db-shm'];
/** By the numbers that Linux gives them (statfs(2)). */
const NETWORK_FILE_SYSTEMS: ReadonlyMap<number, string> = new Map([
  [0x6969, 'NFS'],
  [0x517b, 'SMB'],
  [0xfe534d42, 'SMB'],
  [0xff534d42, 'CIFS'],
  [0x01021997, '9P'],
  [0x5346414f, 'AFS'],
  [0x00c36400, 'Ceph'],
  [0x0bd00bd0, 'Lustre'],
  [0x47504653, 'GPFS'],
  [0x65735546, 'FUSE'],
]);
const MEMORY_FILE_SYSTEMS: ReadonlyMap<number, string> = new Map([
  [0x01021994, 'tmpfs'],
  [0x858458f6, 'ramfs'],
]);
const MEBIBYTE = 1024 * 1024;

/** The folder: whose it is, who can look into it, what it lies on. */
export async function checkDataFolder({ dataFolder, database }: Config): Promise<readonly Finding[]> {
  const folder = await stat(dataFolder).catch(() => null);
  if (folder === null) {
    const advice = 'The first start makes it. If there should be one, name it with --data or POSTERN_DATA.';
    return [
      warn(CHECK, `${dataFolder} is not there yet`, advice),
      ...(await checkDisk(await parentThatIs(dataFolder))),
    ];
  }
  if (!folder.isDirectory()) return [fail(CHECK, `${dataFolder} is no folder`, 'Name another one with --data.')];
  const system = await statfs(dataFolder, { bigint: false });
  return [
    checkOwner(dataFolder, folder),
    ...checkMode(dataFolder, folder, '700'),
    ...(await checkFiles(dataFolder, folder)),
    ...('path' in database ? checkFileSystem(system.type) : []),
    ...(await checkDisk(dataFolder)),
  ];
}

function checkOwner(path: string, { uid }: Stats): Finding {
  const own = process.getuid?.();
  // Windows has no such numbers, and root may look into everything.
  if (own === undefined || own === uid) return ok(CHECK, path);
  if (own === 0) return ok(CHECK, `${path}, which belongs to user ${uid}`);
  return fail(CHECK, `${path} belongs to user ${uid}, and this is user ${own}`, `Run this as user ${uid}.`);
}

function checkMode(path: string, { mode }: Stats, wanted: string): readonly Finding[] {
  if (process.platform === 'win32' || (mode & OTHERS) === 0) return [];
  const saw = `other users of this machine can read ${path} (mode ${(mode & 0o777).toString(8)})`;
  return [fail(CHECK, saw, `Close it: chmod ${wanted} ${path}`)];
}

async function checkFiles(folder: string, { uid }: Stats): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const name of FILES) {
    const path = join(folder, name);
    const file = await stat(path).catch(() => null);
    if (file === null) continue;
    findings.push(...checkMode(path, file, '600'));
    if (file.uid !== uid) {
      const saw = `${path} belongs to user ${file.uid}, and the folder to user ${uid}`;
      findings.push(fail(CHECK, saw, `Give it back: chown ${uid} ${path}`));
    }
  }
  return findings;
}

/** What SQLite's file lies on. `type` is as Linux numbers file systems. */
export function checkFileSystem(type: number, platform: NodeJS.Platform = process.platform): readonly Finding[] {
  if (platform !== 'linux') return [];
  const network = NETWORK_FILE_SYSTEMS.get(type);
  if (network !== undefined) {
    const advice =
      'SQLite needs locks that such file systems do not always keep. Use a disk of this machine, or PostgreSQL.';
    return [warn('File system', `the data folder is on ${network}`, advice)];
  }
  const memory = MEMORY_FILE_SYSTEMS.get(type);
  if (memory === undefined) return [ok('File system', 'a disk of this machine')];
  const advice = 'All of it is gone once the machine is started anew. Use a disk.';
  return [warn('File system', `the data folder is in memory (${memory})`, advice)];
}

async function checkDisk(path: string): Promise<readonly Finding[]> {
  const { bavail, bsize } = await statfs(path);
  return [judgeSpace(bavail * bsize)];
}

export function judgeSpace(freeBytes: number): Finding {
  const free = `${Math.floor(freeBytes / MEBIBYTE).toLocaleString('en-GB')} MiB are free`;
  if (freeBytes < 64 * MEBIBYTE) return fail('Disk', free, 'Make room: a full disk refuses every change.');
  if (freeBytes < 1024 * MEBIBYTE) return warn('Disk', free, 'Make room soon: a full disk refuses every change.');
  return ok('Disk', free);
}

async function parentThatIs(path: string): Promise<string> {
  const parent = dirname(path);
  const found = await stat(parent).catch(() => null);
  return found === null && parent !== path ? parentThatIs(parent) : parent;
}
