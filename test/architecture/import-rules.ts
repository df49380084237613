import { posix } from 'node:path';
import { isTest } from './source-module.ts';
import type { ModuleImport, SourceModule } from './source-module.ts';

/** Who may import whom; a package that is not here may not exist. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  engine: [],
  store: ['engine'],
  api: ['engine'],
  adapters: ['engine', 'store', 'api'],
  server: ['engine', 'store', 'api', 'adapters'],
  cli: ['api', 'engine'],
  panel: ['api'],
};

/** Imports that may only be `await import(…)`, so that a plain command does not load a server. */
const lazyOnly: Readonly<Record<string, readonly string[]>> = { cli: ['server'] };

/** Packages of which only built files are served: depended on, never imported. */
const filesOnly: Readonly<Record<string, readonly string[]>> = { server: ['panel'] };

/** What adapters work with when it is there: peers, never installed on somebody's behalf. */
const optionalPeers: Readonly<Record<string, readonly string[]>> = { adapters: ['store', 'api'] };

/** The part of a package.json that imports depend on. */
export interface Manifest {
  readonly name: string;
  readonly exports?: Readonly<Record<string, unknown>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

const scope = '@postern/';
const testKit = '@postern/engine/testing';
const testLibraries = ['vitest', 'fast-check'];

/** Parts of `api` that bring no schemas along, so that a browser may load them. */
const lightParts = ['@postern/api/client', '@postern/api/scope-review'];

interface Edge extends ModuleImport {
  readonly from: string;
  readonly specifier: string;
  readonly inTest: boolean;
}

function internalProblem({ from, specifier, kind, inTest }: Edge): string | undefined {
  if (specifier === testKit) return inTest ? undefined : 'the test kit is for tests';
  const target = specifier.slice(scope.length).split('/')[0] ?? '';
  if (lazyOnly[from]?.includes(target)) {
    return kind === 'value' ? `${from} may load ${target} only lazily` : undefined;
  }
  return mayImport[from]?.includes(target) ? undefined : `${from} may not import ${target}`;
}

/** `api` uses the grammar of scopes, `adapters` and `panel` the light parts of `api`: a part of a package, not the whole. */
function partProblem({ from, specifier, kind, names, inTest }: Edge): string | undefined {
  if (inTest) return undefined;
  if (from === 'api' && specifier.startsWith('@postern/engine')) {
    const beyond = names.filter((name) => !/scope|permission|grant/i.test(name));
    return beyond.length > 0 ? `api may use the engine's scope grammar only, not ${beyond.join(', ')}` : undefined;
  }
  if (from === 'adapters' && specifier.startsWith('@postern/api') && specifier !== '@postern/api/client') {
    return 'adapters may use the client of api only';
  }
  if (from === 'panel' && !lightParts.includes(specifier) && kind !== 'type') {
    return 'the panel may use the client and the scope review of api, and only types of the rest';
  }
  return undefined;
}

function externalProblem({ from, specifier, kind, inTest }: Edge): string | undefined {
  if (specifier.startsWith('node:') || (inTest && testLibraries.includes(specifier))) return undefined;
  if (from === 'engine') return `engine has no dependencies, so not ${specifier}`;
  if (from === 'adapters' && kind !== 'type' && !inTest) return `adapters may import only types of ${specifier}`;
  return undefined;
}

function edgeProblem(edge: Edge, path: string): string | undefined {
  const folder = `packages/${edge.from}/src/`;
  if (!edge.specifier.startsWith('.')) {
    if (!edge.specifier.startsWith(scope)) return externalProblem(edge);
    return internalProblem(edge) ?? partProblem(edge);
  }
  const inside = posix.join(posix.dirname(path), edge.specifier).startsWith(folder);
  return inside ? undefined : `${edge.specifier} leaves ${folder}: import the package by its name`;
}

/** What is wrong with the imports of a package's source file, one line per finding. */
export function importProblems({ path, imports }: SourceModule): string[] {
  const from = path.split('/')[1] ?? '';
  return imports.flatMap(({ specifier, ...rest }) => {
    const problem =
      specifier === undefined
        ? 'a computed import cannot be checked'
        : edgeProblem({ ...rest, specifier, from, inTest: isTest(path) }, path);
    return problem === undefined ? [] : [`${path}:${rest.line}: ${problem}`];
  });
}

function dependencyProblem(manifest: Manifest, dependency: string): string | undefined {
  const from = manifest.name.slice(scope.length);
  const target = dependency.slice(scope.length);
  if (![...(mayImport[from] ?? []), ...(lazyOnly[from] ?? []), ...(filesOnly[from] ?? [])].includes(target)) {
    return `${from} may not depend on ${target}`;
  }
  const peer = manifest.peerDependencies?.[dependency] !== undefined;
  const optional = manifest.peerDependenciesMeta?.[dependency]?.optional === true;
  if (optionalPeers[from]?.includes(target) && !(peer && optional)) return `${target} must be an optional peer`;
  return undefined;
}

/** What is wrong with the dependencies a package declares; only tests may reach further, to the engine's test kit. */
export function manifestProblems(manifest: Manifest): string[] {
  const from = manifest.name.slice(scope.length);
  if (mayImport[from] === undefined) return [`${manifest.name}: not in the table of packages`];
  const { dependencies, peerDependencies, optionalDependencies } = manifest;
  const declared = Object.keys({ ...dependencies, ...peerDependencies, ...optionalDependencies });
  const outside = declared.filter((name) => !name.startsWith(scope));
  const problems = declared
    .filter((name) => name.startsWith(scope))
    .map((name) => dependencyProblem(manifest, name))
    .filter((problem) => problem !== undefined);
  if (from === 'engine') problems.push(...outside.map((name) => `engine has no dependencies, so not ${name}`));
  const forTests = Object.keys(manifest.devDependencies ?? {}).filter(
    (name) => name.startsWith(scope) && name !== '@postern/engine' && dependencyProblem(manifest, name) !== undefined,
  );
  problems.push(...forTests.map((name) => `${from} may not depend on ${name}, not even for its tests`));
  return problems.map((problem) => `${manifest.name}: ${problem}`);
}
