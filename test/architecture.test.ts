import { describe, expect, it } from 'vitest';
import { functionsOf } from './architecture/function-lengths.ts';
import { importProblems, manifestProblems } from './architecture/import-rules.ts';
import { entryFiles, readManifests, readSources } from './architecture/repository.ts';
import { shapeProblems } from './architecture/shape-rules.ts';
import { isTest, parseModule } from './architecture/source-module.ts';

const sources = readSources();
const manifests = readManifests();
const entries = entryFiles(manifests);

const importsOf = (path: string, text: string): string[] => importProblems(parseModule(path, text));
const shapeOf = (path: string, text: string): string[] => shapeProblems(parseModule(path, text), entries);

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

describe('the repository', () => {
  it('has packages that import one another only as the table allows', () => {
    const inPackages = sources.filter(({ path }) => path.startsWith('packages/'));
    expect(inPackages.length).toBeGreaterThan(0);
    expect(inPackages.flatMap(importProblems)).toEqual([]);
  });

  it('has packages that depend on one another only as the table allows', () => {
    expect(manifests.length).toBeGreaterThan(0);
    expect(manifests.flatMap(manifestProblems)).toEqual([]);
  });

  it('has files and functions that a reader can hold in mind', () => {
    const written = sources.filter(({ path }) => !isTest(path));
    const lines = median(written.map(({ lineCount }) => lineCount));
    const functionLines = median(written.flatMap(functionsOf).map((measured) => measured.lines));
    process.stdout.write(`median: ${lines} lines a file, ${functionLines} lines a function\n`);
    expect(sources.flatMap((module) => shapeProblems(module, entries))).toEqual([]);
  });
});

describe('the import rules', () => {
  it.each([
    ['packages/engine/src/verify.ts', `import { x } from '@postern/store';`, 'engine may not import store'],
    ['packages/engine/src/verify.ts', `import { z } from 'zod';`, 'engine has no dependencies, so not zod'],
    ['packages/engine/src/verify.ts', `import type { z } from 'zod';`, 'engine has no dependencies, so not zod'],
    ['packages/engine/src/verify.ts', `import { it } from 'vitest';`, 'engine has no dependencies, so not vitest'],
    ['packages/engine/src/verify.test.ts', `import { x } from '@postern/store';`, 'engine may not import store'],
    ['packages/store/src/sql.ts', `export { x } from '@postern/api';`, 'store may not import api'],
    ['packages/store/src/sql.ts', `import { suite } from '@postern/engine/testing';`, 'the test kit is for tests'],
    ['packages/store/src/sql.ts', `import '../../engine/src/verify.ts';`, 'leaves packages/store/src/'],
    ['packages/api/src/client.ts', `import { verify } from '@postern/engine';`, 'scope grammar only, not verify'],
    ['packages/api/src/client.ts', `import * as engine from '@postern/engine';`, 'scope grammar only, not *'],
    ['packages/api/src/client.ts', `type S = import('@postern/server').Server;`, 'api may not import server'],
    ['packages/adapters/src/remote.ts', `import { routes } from '@postern/api';`, 'the client of api only'],
    ['packages/adapters/src/hono.ts', `import { Hono } from 'hono';`, 'may import only types of hono'],
    ['packages/server/src/app.ts', `await import('@postern/cli');`, 'server may not import cli'],
    ['packages/server/src/app.ts', `await import(name);`, 'a computed import cannot be checked'],
    ['packages/cli/src/serve.ts', `import { serve } from '@postern/server';`, 'cli may load server only lazily'],
    ['packages/cli/src/serve.ts', `import { x } from '@postern/store';`, 'cli may not import store'],
    ['packages/panel/src/page.tsx', `await import('@postern/server');`, 'panel may not import server'],
    ['packages/panel/src/page.ts', `import { routeTable } from '@postern/api';`, 'only types of the rest'],
    ['packages/server/src/app.ts', `import { x } from '@postern/panel';`, 'server may not import panel'],
    ['packages/core/src/index.ts', `import { x } from '@postern/engine';`, 'core may not import engine'],
  ])('refuse in %s: %s', (path, text, problem) => {
    expect(importsOf(path, text)).toEqual([expect.stringContaining(problem)]);
  });

  it.each([
    ['packages/engine/src/secret.ts', `import { randomBytes } from 'node:crypto';`],
    ['packages/engine/src/secret.test.ts', `import { it } from 'vitest';\nimport fc from 'fast-check';`],
    ['packages/store/src/sql.test.ts', `import { suite } from '@postern/engine/testing';`],
    ['packages/panel/src/page.test.tsx', `import { suite } from '@postern/engine/testing';`],
    ['packages/api/src/scopes.ts', `import { createScopeCatalogue } from '@postern/engine';`],
    ['packages/adapters/src/remote.ts', `import { createClient } from '@postern/api/client';`],
    ['packages/adapters/src/hono.ts', `import type { Context } from 'hono';`],
    ['packages/panel/src/client.ts', `import { createClient } from '@postern/api/client';`],
    ['packages/panel/src/page.tsx', `import type { Token } from '@postern/api';`],
    ['packages/panel/src/page.tsx', `import { reviewScopes } from '@postern/api/scope-review';`],
    ['packages/cli/src/serve.ts', `const { serve } = await import('@postern/server');`],
    ['packages/cli/src/serve.ts', `import type { Options } from '@postern/server';`],
    ['packages/server/src/resources/droplets/routes.ts', `import { answer } from '../../http/answer.ts';`],
  ])('allow in %s: %s', (path, text) => {
    expect(importsOf(path, text)).toEqual([]);
  });

  it('hold for what a package.json declares', () => {
    const problemsOf = (name: string, rest: object): string[] =>
      manifestProblems({ name: `@postern/${name}`, ...rest });
    const on = (name: string): Record<string, string> => ({ [name]: '1.0.0' });
    expect(problemsOf('engine', { dependencies: on('zod') })).toHaveLength(1);
    expect(problemsOf('store', { peerDependencies: on('@postern/api') })).toHaveLength(1);
    expect(problemsOf('api', { devDependencies: on('@postern/server') })).toHaveLength(1);
    expect(problemsOf('api', { dependencies: on('@postern/engine'), devDependencies: on('@postern/engine') })).toEqual(
      [],
    );
    expect(problemsOf('panel', { devDependencies: on('@postern/engine') })).toEqual([]);
    expect(problemsOf('adapters', { dependencies: on('@postern/store') })).toHaveLength(1);
    const optional = { '@postern/store': { optional: true } };
    expect(problemsOf('adapters', { peerDependencies: on('@postern/store'), peerDependenciesMeta: optional })).toEqual(
      [],
    );
    expect(problemsOf('cli', { dependencies: on('@postern/server') })).toEqual([]);
    expect(problemsOf('server', { dependencies: on('@postern/panel') })).toEqual([]);
    expect(problemsOf('core', {})).toHaveLength(1);
  });
});

describe('the shape rules', () => {
  const lines = (count: number): string => 'x();\n'.repeat(count);

  it.each([
    ['packages/api/src/utils.ts', 'x();', '"utils" does not say'],
    ['packages/api/src/data/rows.ts', 'x();', '"data" does not say'],
    ['packages/api/src/session-manager.ts', 'x();', '"-manager" does not say'],
    ['packages/api/src/long.ts', lines(401), '401 lines, over 400'],
    ['packages/api/src/long.ts', `const f = () => {\n${lines(59)}};`, 'f has 61 lines, over 60'],
    ['packages/api/src/long.ts', `class A {\n  run() {\n${lines(59)}}\n}`, ':2: run has 61 lines, over 60'],
    ['packages/panel/src/page.tsx', `function Page() {\n${lines(119)}}`, 'Page has 121 lines, over 120'],
    ['packages/api/src/long.test.ts', `it('works', () => {\n${lines(59)}});`, 'a function has 61 lines, over 60'],
    ['packages/api/src/index.ts', `export * from './scopes.ts';`, 'export * hides'],
    ['packages/api/src/index.ts', `export * as scopes from './scopes.ts';`, 'export * hides'],
    ['packages/api/src/routes/index.ts', `export { x } from './x.ts';`, 'a barrel'],
    ['packages/api/src/x.ts', 'export default 1;', 'default export'],
    ['packages/api/src/x.ts', 'const x = 1;\nexport { x as default };', 'default export'],
    ['packages/api/src/x.ts', 'const x: Map<string, any> = y;', ':1: any'],
    ['packages/api/src/x.ts', 'function f(quiet: boolean) {}', 'boolean parameter'],
    ['packages/api/src/x.ts', 'const f = (quiet = true) => 1;', 'boolean parameter'],
    ['packages/api/src/x.ts', '// @ts-ignore\nx();', '@ts-ignore in a comment'],
    ['packages/api/src/x.ts', '/* TODO later */', 'TODO in a comment'],
  ])('refuse in %s', (path, text, problem) => {
    expect(shapeOf(path, text)).toEqual([expect.stringContaining(problem)]);
  });

  it.each([
    ['packages/api/src/data-folder.ts', lines(400)],
    ['packages/api/src/x.ts', `const f = () => {\n${lines(58)}};`],
    ['packages/panel/src/page.tsx', `function Page() {\n${lines(118)}}`],
    ['packages/api/src/x.test.ts', `describe.each(rows)('x', () => {\n${lines(200)}});`],
    ['packages/engine/src/index.ts', `export { verify } from './verify.ts';`],
    ['packages/api/src/x.ts', `export { y } from './y.ts';\nexport const x = 1;`],
    ['panel.config.ts', 'export default {};'],
    ['packages/api/src/x.ts', 'const many: unknown = y; // any reader'],
  ])('allow in %s', (path, text) => {
    expect(shapeOf(path, text)).toEqual([]);
  });
});
