import { readFileSync } from 'node:fs';
import { parseSync, Visitor } from 'oxc-parser';
import type { Comment, EcmaScriptModule, Program } from 'oxc-parser';

/** One place where a module names another; `specifier` is undefined when it is computed, so cannot be checked. */
export interface ModuleImport {
  readonly specifier: string | undefined;
  readonly kind: 'value' | 'type' | 'lazy';
  /** The names asked for, `*` for a namespace; empty for a side effect, a lazy import and an `import()` type. */
  readonly names: readonly string[];
  readonly line: number;
}

/** A parsed source file; `path` is relative to the repository's root, with forward slashes. */
export interface SourceModule {
  readonly path: string;
  readonly lineCount: number;
  readonly program: Program;
  readonly comments: readonly Comment[];
  readonly imports: readonly ModuleImport[];
  readonly exports: EcmaScriptModule['staticExports'];
  readonly lineAt: (offset: number) => number;
}

type Imports = Omit<ModuleImport, 'line'> & { readonly start: number };

function staticImports(module: EcmaScriptModule): Imports[] {
  return module.staticImports.map(({ entries, moduleRequest, start }) => ({
    specifier: moduleRequest.value,
    kind: entries.length > 0 && entries.every((entry) => entry.isType) ? 'type' : 'value',
    names: entries.map((entry) => entry.importName.name ?? '*'),
    start,
  }));
}

function reExports(module: EcmaScriptModule): Imports[] {
  return module.staticExports.flatMap(({ entries, start }) => {
    const specifier = entries[0]?.moduleRequest?.value;
    if (specifier === undefined) return [];
    const names = entries.map((entry) => entry.importName.name ?? '*');
    return [{ specifier, kind: entries.every((entry) => entry.isType) ? 'type' : 'value', names, start } as const];
  });
}

function lazyImports(module: EcmaScriptModule, text: string): Imports[] {
  return module.dynamicImports.map(({ moduleRequest, start }) => {
    const literal = /^(['"`])([^$]*)\1$/.exec(text.slice(moduleRequest.start, moduleRequest.end));
    return { specifier: literal?.[2], kind: 'lazy', names: [], start };
  });
}

function importTypes(program: Program): Imports[] {
  const found: Imports[] = [];
  new Visitor({
    TSImportType: ({ source, start }) => found.push({ specifier: source.value, kind: 'type', names: [], start }),
  }).visit(program);
  return found;
}

/** Parses a file; throws when it is not TypeScript, since nothing could be said about it. */
export function parseModule(path: string, text: string): SourceModule {
  const { program, module, comments, errors } = parseSync(path, text);
  if (errors.length > 0) throw new SyntaxError(`${path}: ${errors[0]?.message}`);
  const lineAt = (offset: number): number => text.slice(0, offset).split('\n').length;
  const imports = [staticImports(module), reExports(module), lazyImports(module, text), importTypes(program)].flat();
  return {
    path,
    lineCount: lineAt(text.trimEnd().length),
    program,
    comments,
    imports: imports.map(({ start, ...rest }) => ({ ...rest, line: lineAt(start) })),
    exports: module.staticExports,
    lineAt,
  };
}

/** Reads and parses a file of the repository; `path` is relative to `root`. */
export function readModule(root: string, path: string): SourceModule {
  return parseModule(path, readFileSync(`${root}/${path}`, 'utf8'));
}

/** Whether the file is a test, or support for tests, rather than part of a product. */
export function isTest(path: string): boolean {
  return path.endsWith('.test.ts') || path.endsWith('.test.tsx') || path.startsWith('test/');
}
