import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { findPostgresBinaries, makeScratchFolder, UNPRIVILEGED } from './postgres-binaries.ts';

const FOLDER_PREFIX = 'postern-postgres-';
const run = promisify(execFile);

export interface PostgresCluster {
  /** Of the maintenance database, as superuser. */
  readonly url: string;
  stop(): Promise<void>;
}

/** A cluster of its own, in a temporary folder, without durability; `undefined` where no binaries are installed. */
export async function startPostgresCluster(): Promise<PostgresCluster | undefined> {
  await removeLeftovers();
  const folder = await makeScratchFolder(FOLDER_PREFIX);
  await writeFile(join(folder, 'owner.pid'), `${process.pid}`);
  const binaries = await findPostgresBinaries(folder);
  if (binaries === undefined) {
    await rm(folder, { recursive: true });
    return undefined;
  }
  const dataFolder = join(folder, 'cluster');
  const initdb = ['-D', dataFolder, '-U', 'postgres', '-E', 'UTF8', '--locale=C', '-A', 'trust', '--no-sync'];
  await run(join(binaries, 'bin', 'initdb'), initdb, { ...UNPRIVILEGED, cwd: folder });
  const { server, port } = await startServer(binaries, dataFolder);
  const killOnExit = (): boolean => server.kill('SIGQUIT');
  process.once('exit', killOnExit);
  return {
    url: urlOf(port),
    stop: async () => {
      process.off('exit', killOnExit);
      await stopServer(server);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const urlOf = (port: number): string => `postgresql://postgres@127.0.0.1:${port}/postgres`;

async function startServer(binaries: string, dataFolder: string): Promise<{ server: ChildProcess; port: number }> {
  // Somebody may take the free port before the server does, hence more than one try.
  for (let attempt = 1; ; attempt++) {
    const port = await findFreePort();
    const settings = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'listen_addresses=127.0.0.1'];
    settings.push('unix_socket_directories=', 'max_connections=300', `port=${port}`);
    const options = ['-D', dataFolder, ...settings.flatMap((setting) => ['-c', setting])];
    const server = spawn(join(binaries, 'bin', 'postgres'), options, {
      ...UNPRIVILEGED,
      cwd: dataFolder,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const log: string[] = [];
    server.stderr?.on('data', (chunk: Buffer) => log.push(chunk.toString()));
    if (await answers(server, port)) return { server, port };
    await stopServer(server);
    if (attempt === 3) throw new Error(`PostgreSQL did not start:\n${log.join('')}`);
  }
}

/** Waits until the server takes connections; `false` when it has ended, or not answered for 30 seconds. */
async function answers(server: ChildProcess, port: number): Promise<boolean> {
  const deadline = Date.now() + 30_000;
  while (server.exitCode === null && Date.now() < deadline) {
    const client = new Client({ connectionString: urlOf(port) });
    try {
      await client.connect();
      // Another server may sit on that port: ours is the one with our data folder.
      const { rows } = await client.query<{ pid: string }>(`select pg_read_file('postmaster.pid') as pid`);
      if (Number.parseInt(rows[0]?.pid ?? '', 10) === server.pid) return true;
    } catch {
      await delay(25);
    } finally {
      await client.end().catch(() => {});
    }
  }
  return false;
}

async function stopServer(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const ended = once(server, 'exit');
  // SIGQUIT is an immediate shutdown: nothing here is worth a checkpoint.
  server.kill('SIGQUIT');
  await ended;
}

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('A listening server has no port.');
  return address.port;
}

/** Stops and removes clusters whose test run was killed before it could. What belongs to another user stays. */
async function removeLeftovers(): Promise<void> {
  const entries = await readdir(tmpdir());
  const folders = entries.filter((name) => name.startsWith(FOLDER_PREFIX)).map((name) => join(tmpdir(), name));
  await Promise.allSettled(folders.map(removeLeftover));
}

async function removeLeftover(folder: string): Promise<void> {
  const owner = await readPid(join(folder, 'owner.pid'));
  if (owner === undefined || isRunning(owner)) return;
  const server = await readPid(join(folder, 'cluster', 'postmaster.pid'));
  if (server !== undefined && (await isServerOf(folder, server))) process.kill(server, 'SIGQUIT');
  await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}

async function readPid(path: string): Promise<number | undefined> {
  const text = await readFile(path, 'utf8').catch(() => '');
  const pid = Number.parseInt(text, 10);
  return Number.isSafeInteger(pid) && pid > 0 ? pid : undefined;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Guards against a process id that has been given to somebody else since. */
async function isServerOf(folder: string, pid: number): Promise<boolean> {
  if (!isRunning(pid)) return false;
  if (process.platform === 'linux') return (await readFile(`/proc/${pid}/cmdline`, 'utf8')).includes(folder);
  const { stdout } = await run('ps', ['-o', 'command=', '-p', `${pid}`]).catch(() => ({ stdout: '' }));
  return stdout.includes(folder);
}
