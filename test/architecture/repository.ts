import { globSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Manifest } from './import-rules.ts';
import { readModule } from './source-module.ts';
import type { SourceModule } from './source-module.ts';

const root = join(import.meta.dirname, '..', '..');
const sources = ['packages/*/src/**/*.{ts,tsx}', '{test,bench,scripts,examples}/**/*.{ts,tsx}', '*.ts'];

function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
}

/** Every TypeScript file that people write, parsed; paths are relative to the repository's root. */
export function readSources(): SourceModule[] {
  const paths = globSync(sources, { cwd: root, exclude: ['**/node_modules/**', '**/dist/**'] });
  return paths
    .map((path) => path.replaceAll('\\', '/'))
    .sort()
    .map((path) => readModule(root, path));
}

/** The package.json of every package under packages/. */
export function readManifests(): Manifest[] {
  return readdirSync(join(root, 'packages')).map((name) => readManifest(`packages/${name}`));
}

/** The source files that packages export, by the `source` condition of their exports. */
export function entryFiles(manifests: readonly Manifest[]): Set<string> {
  const files = manifests.flatMap(({ name, exports = {} }) =>
    Object.values(exports).flatMap((target) => {
      const source = typeof target === 'object' && target !== null && 'source' in target ? target.source : undefined;
      return typeof source === 'string' ? [`packages/${name.split('/')[1]}/${source.replace(/^\.\//, '')}`] : [];
    }),
  );
  return new Set(files);
}
