import { basename, dirname } from 'node:path/posix';
import { Visitor } from 'oxc-parser';
import type { ParamPattern, Program } from 'oxc-parser';
import { functionsOf } from './function-lengths.ts';
import type { SourceModule } from './source-module.ts';

// A React component is mostly markup, so it may be longer than other functions.
const limits = { file: 400, function: 60, componentFunction: 120 } as const;

const emptyNames = ['utils', 'util', 'helpers', 'helper', 'common', 'misc', 'manager'];
const vagueNames = [...emptyNames, 'base', 'data', 'info'];

// These tools find their module by its default export.
const mayExportDefault = [/(^|\/)[\w-]+\.config\.ts$/, /^test\/support\/[\w-]+-(reporter|setup)\.ts$/];

/** Names that say nothing: `utils.ts`, `data/x.ts`, `session-manager.ts`; but `data-folder.ts` does say something. */
function nameProblems({ path }: SourceModule): string[] {
  const stem = basename(path).split('.')[0] ?? '';
  const vague = [stem, ...dirname(path).split('/')].find((name) => vagueNames.includes(name));
  if (vague !== undefined) return [`${path}: "${vague}" does not say what is inside`];
  const suffix = emptyNames.find((name) => stem.endsWith(`-${name}`));
  return suffix === undefined ? [] : [`${path}: "-${suffix}" does not say what is inside`];
}

function lengthProblems(module: SourceModule): string[] {
  const { path, lineCount } = module;
  const limit = path.endsWith('.tsx') ? limits.componentFunction : limits.function;
  const file = lineCount > limits.file ? [`${path}: ${lineCount} lines, over ${limits.file}`] : [];
  const long = functionsOf(module).filter(({ lines }) => lines > limit);
  return [
    ...file,
    ...long.map(({ name, line, lines }) => `${path}:${line}: ${name} has ${lines} lines, over ${limit}`),
  ];
}

function exportsDefault(statement: Program['body'][number]): boolean {
  if (statement.type === 'ExportDefaultDeclaration') return true;
  if (statement.type !== 'ExportNamedDeclaration') return false;
  return statement.specifiers.some(({ exported }) => 'name' in exported && exported.name === 'default');
}

function exportProblems({ path, program, exports, lineAt }: SourceModule, entries: ReadonlySet<string>): string[] {
  const at = (start: number): string => `${path}:${lineAt(start)}`;
  const stars = program.body.filter(({ type }) => type === 'ExportAllDeclaration');
  const defaults = mayExportDefault.some((pattern) => pattern.test(path)) ? [] : program.body.filter(exportsDefault);
  const all = exports.flatMap((statement) => statement.entries);
  const forwarded = all.length > 0 && all.every(({ moduleRequest }) => moduleRequest !== null);
  return [
    ...stars.map(({ start }) => `${at(start)}: export * hides what is exported`),
    ...defaults.map(({ start }) => `${at(start)}: default export`),
    ...(forwarded && !entries.has(path) ? [`${path}: a barrel: it only forwards other files`] : []),
  ];
}

function isBoolean(parameter: ParamPattern): boolean {
  if (parameter.type === 'AssignmentPattern') {
    return parameter.right.type === 'Literal' && typeof parameter.right.value === 'boolean';
  }
  return parameter.type === 'Identifier' && parameter.typeAnnotation?.typeAnnotation.type === 'TSBooleanKeyword';
}

function typeProblems({ path, program, comments, lineAt }: SourceModule): string[] {
  const problems: string[] = [];
  const found = (start: number, what: string): number => problems.push(`${path}:${lineAt(start)}: ${what}`);
  const visitFunction = ({ params }: { readonly params: readonly ParamPattern[] }): void => {
    for (const parameter of params.filter(isBoolean)) found(parameter.start, 'boolean parameter');
  };
  new Visitor({
    TSAnyKeyword: ({ start }) => found(start, 'any'),
    FunctionDeclaration: visitFunction,
    FunctionExpression: visitFunction,
    ArrowFunctionExpression: visitFunction,
  }).visit(program);
  for (const { value, start } of comments) {
    const banned = /@ts-ignore|@ts-nocheck|\bTODO\b|\bFIXME\b/.exec(value);
    if (banned !== null) found(start, `${banned[0]} in a comment`);
  }
  return problems;
}

/**
 * What is wrong with a file by itself, one line per finding: its name, its length, its functions' lengths, how it
 * exports, and types that give up. `entries` are the files that packages export, which alone may only forward.
 */
export function shapeProblems(module: SourceModule, entries: ReadonlySet<string>): string[] {
  return [
    ...nameProblems(module),
    ...lengthProblems(module),
    ...exportProblems(module, entries),
    ...typeProblems(module),
  ];
}
