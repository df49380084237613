import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import process from 'node:process';

const ROOT = join(import.meta.dirname, '..');
const SCOPE = '@postern/';

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly bin?: unknown;
  readonly files?: readonly string[];
  readonly dependencies?: Readonly<Record<string, string>>;
}

/**
 * Packs the command into one tarball that installs by itself: the packages of this repository travel inside it, all others come from
 * the registry. Prints the path of the tarball. Takes the folder to put it in; default `out`.
 */
function main(): void {
  const target = resolve(process.argv[2] ?? join(ROOT, 'out'));
  mkdirSync(target, { recursive: true });
  const stage = mkdtempSync(join(tmpdir(), 'postern-pack-'));
  try {
    const own = collectOwn('cli');
    unpack('cli', stage);
    for (const name of own.filter((one) => one !== 'cli')) unpack(name, join(stage, 'node_modules', SCOPE + name));
    writeFileSync(join(stage, 'package.json'), `${JSON.stringify(bundledManifest(own), null, 2)}\n`);
    const [packed] = JSON.parse(npm(['pack', '--json', '--pack-destination', target], stage)) as [{ filename: string }];
    process.stdout.write(`${join(target, packed.filename)}\n`);
  } finally {
    rmSync(stage, { recursive: true, force: true });
  }
}

/** The packages of this repository that one of them needs, itself first. */
function collectOwn(name: string, found: readonly string[] = []): readonly string[] {
  if (found.includes(name)) return found;
  const needed = Object.keys(readManifest(name).dependencies ?? {}).filter((one) => one.startsWith(SCOPE));
  return needed.reduce<readonly string[]>((all, one) => collectOwn(one.slice(SCOPE.length), all), [...found, name]);
}

/** What npm would publish of a package. */
function unpack(name: string, folder: string): void {
  mkdirSync(folder, { recursive: true });
  const from = join(ROOT, 'packages', name);
  const [listed] = JSON.parse(npm(['pack', '--json', '--dry-run'], from)) as [{ files: { path: string }[] }];
  for (const { path } of listed.files) cpSync(join(from, path), join(folder, path));
  // npm takes what a bundled package needs to be bundled too, and would not fetch it: the outer package asks for all of it.
  const { dependencies: _, ...manifest } = readManifest(name);
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
}

function bundledManifest(own: readonly string[]): unknown {
  const manifest = readManifest('cli');
  return {
    ...manifest,
    bundleDependencies: own.filter((name) => name !== 'cli').map((name) => SCOPE + name),
    dependencies: mergedDependencies(own),
  };
}

/** Of all that is inside. */
function mergedDependencies(own: readonly string[]): Readonly<Record<string, string>> {
  return Object.assign({}, ...own.map((name) => readManifest(name).dependencies ?? {})) as Record<string, string>;
}

function readManifest(name: string): Manifest {
  return JSON.parse(readFileSync(join(ROOT, 'packages', name, 'package.json'), 'utf8')) as Manifest;
}

function npm(parameters: readonly string[], cwd: string): string {
  return execFileSync('npm', [...parameters], { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
}

main();
