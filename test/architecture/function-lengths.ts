import { Visitor } from 'oxc-parser';
import type { ArrowFunctionExpression, Expression, Function } from 'oxc-parser';
import type { SourceModule } from './source-module.ts';

/** A function with a body and how many lines it spans, its signature included. */
export interface MeasuredFunction {
  readonly name: string;
  readonly line: number;
  readonly lines: number;
}

/** `describe`, `describe.each(rows)`, `describe.skipIf(x)`: the name at the root of a call. */
function rootName(callee: Expression | { readonly type: string }): string | undefined {
  const node = callee as Expression;
  if (node.type === 'Identifier') return node.name;
  if (node.type === 'MemberExpression') return rootName(node.object);
  return node.type === 'CallExpression' ? rootName(node.callee) : undefined;
}

function keyName(key: { readonly type: string }): string {
  return 'name' in key ? String(key.name) : 'a method';
}

/** Every function of a file, but for the bodies of `describe`, which hold tests as a file does. */
export function functionsOf({ program, lineAt }: SourceModule): MeasuredFunction[] {
  const names = new Map<unknown, string>();
  const groups = new Set<unknown>();
  const found: MeasuredFunction[] = [];
  const measure = (node: ArrowFunctionExpression | Function): void => {
    if (node.body === null || groups.has(node)) return;
    const line = lineAt(node.start);
    found.push({ name: names.get(node) ?? node.id?.name ?? 'a function', line, lines: lineAt(node.end) - line + 1 });
  };
  new Visitor({
    VariableDeclarator: ({ id, init }) => void (id.type === 'Identifier' && names.set(init, id.name)),
    MethodDefinition: ({ key, value }) => void names.set(value, keyName(key)),
    Property: ({ key, value }) => void names.set(value, keyName(key)),
    CallExpression: ({ callee, arguments: given }) => {
      if (rootName(callee) === 'describe') for (const argument of given) groups.add(argument);
    },
    FunctionDeclaration: measure,
    FunctionExpression: measure,
    ArrowFunctionExpression: measure,
  }).visit(program);
  return found;
}
