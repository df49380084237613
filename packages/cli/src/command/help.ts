import type { Command, CommandGroup } from './command.ts';
import { globalOptions, tableOptions } from './global-options.ts';
import type { OptionSpec, OptionSpecs } from './option-specs.ts';

/** The help of a command or of a noun, in sections, as a manual page has them. */
export function renderHelp(node: Command | CommandGroup, path: readonly string[]): string {
  const words = ['postern', ...path].join(' ');
  const sections = node.kind === 'group' ? groupSections(node, words) : commandSections(node, words);
  const intro = [`${node.summary}.`, ...(node.description === undefined ? [] : [node.description])].join('\n\n');
  return `${[intro, ...sections].join('\n\n')}\n`;
}

function groupSections(group: CommandGroup, words: string): readonly string[] {
  const shown = group.commands.filter((node) => !('hidden' in node) || !node.hidden);
  const rows = shown.map(({ name, aliases = [], summary }) => [[name, ...aliases].join(', '), summary] as const);
  return [
    section('Usage', [`${words} <command> [options]`]),
    section('Commands', aligned(rows)),
    section('Options of every command', aligned(optionRows(globalOptions))),
    `"${words} <command> --help" says more about one.`,
  ];
}

function commandSections(command: Command, words: string): readonly string[] {
  const { arguments: given = {}, options = {}, columns, examples, aliases = [] } = command;
  const names = Object.entries(given).map(([name, { many, optional }]) => {
    const text = `<${name}>${many === true ? '...' : ''}`;
    return optional === true ? `[${text}]` : text;
  });
  const own: OptionSpecs = { ...options, ...(columns !== undefined && tableOptions) };
  const argumentRows = Object.entries(given).map(([name, { summary }]) => [`<${name}>`, summary] as const);
  return [
    section('Usage', [[words, ...names, ...(Object.keys(own).length > 0 ? ['[options]'] : [])].join(' ')]),
    ...(aliases.length === 0 ? [] : [section('Also', aliases)]),
    ...(argumentRows.length === 0 ? [] : [section('Arguments', aligned(argumentRows))]),
    ...(Object.keys(own).length === 0 ? [] : [section('Options', aligned(optionRows(own)))]),
    ...(columns === undefined ? [] : [section('Columns', [columns.map(({ name }) => name).join(', ')])]),
    section(
      'Examples',
      examples.flatMap(({ line, summary }, at) => [...(at > 0 ? [''] : []), `# ${summary}`, `postern ${line}`]),
    ),
    section('Options of every command', aligned(optionRows(globalOptions))),
    ...(command.doctl === undefined ? [] : [`As in ${command.doctl}.`]),
  ];
}

function optionRows(specs: OptionSpecs): readonly (readonly [string, string])[] {
  return Object.entries(specs)
    .filter(([, { hidden }]) => hidden !== true)
    .map(([name, spec]) => [optionName(name, spec), optionSummary(spec)]);
}

function optionName(name: string, spec: OptionSpec): string {
  const short = spec.short === undefined ? '    ' : `-${spec.short}, `;
  return `${short}--${name}${spec.kind === 'flag' ? '' : ` <${spec.value}>`}`;
}

function optionSummary(spec: OptionSpec): string {
  const choices = spec.kind === 'text' && spec.choices !== undefined ? ` (${spec.choices.join(', ')})` : '';
  const standard = 'default' in spec && spec.default !== undefined ? ` (default ${spec.default})` : '';
  return `${spec.summary}${choices}${standard}${'required' in spec && spec.required ? ' (required)' : ''}`;
}

function aligned(rows: readonly (readonly [string, string])[]): readonly string[] {
  const width = Math.max(0, ...rows.map(([name]) => name.length));
  return rows.map(([name, summary]) => `${name.padEnd(width)}  ${summary}`);
}

function section(title: string, lines: readonly string[]): string {
  return [`${title}:`, ...lines.map((line) => (line === '' ? '' : `  ${line}`))].join('\n');
}
