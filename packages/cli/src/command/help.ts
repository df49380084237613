import type { Paint } from '../terminal/paint.ts';
import type { Command, CommandGroup, CommandNode } from './command.ts';
import { optionsOf } from './command-options.ts';
import { globalOptions } from './global-options.ts';
import type { OptionSpec, OptionSpecs } from './option-specs.ts';

type Row = readonly [name: string, summary: string];

const NAMES_WIDTH = 28;
const ALIAS_WIDTH = 4;

/** The help of a command or of a noun, in sections, as a manual page has them. */
export function renderHelp(node: Command | CommandGroup, path: readonly string[], paint: Paint): string {
  const words = ['postern', ...path].join(' ');
  const section = sectionWith(paint);
  const sections = node.kind === 'group' ? groupSections(node, words, section) : commandSections(node, words, section);
  const intro = [`${node.summary}.`, ...(node.description === undefined ? [] : [node.description])];
  return `${[...intro, ...sections].join('\n\n')}\n`;
}

type Section = (title: string, lines: readonly string[]) => string;

function sectionWith(paint: Paint): Section {
  return (title, lines) =>
    [paint('bold', `${title}:`), ...lines.map((line) => (line === '' ? '' : `  ${line}`))].join('\n');
}

function groupSections(group: CommandGroup, words: string, section: Section): readonly string[] {
  const shown = group.commands.filter((node) => !('hidden' in node) || !node.hidden);
  const width = Math.max(...shown.map((node) => commandNames(node).length));
  const bySection = Map.groupBy(shown, (node) => ('section' in node && node.section) || 'Commands');
  const isRoot = words === 'postern';
  const { aliases = [] } = group;
  return [
    section('Usage', [`${words} <command> [options]`]),
    ...(aliases.length === 0 ? [] : [section('Also as', [aliases.join(', ')])]),
    ...[...bySection].map(([title, nodes]) =>
      section(
        title,
        aligned(
          nodes.map((node): Row => [commandNames(node), node.summary]),
          width,
        ),
      ),
    ),
    isRoot
      ? section('Options of every command', aligned(optionRows(globalOptions)))
      : '"postern --help" lists the options of every command.',
    `"${words} <command> --help" says more about one.`,
  ];
}

/** As many names as a list has room for, the shorter ones; the help of the command or noun itself has them all. */
function commandNames({ name, aliases = [] }: CommandNode): string {
  const all = [name, ...aliases].join(', ');
  if (all.length <= NAMES_WIDTH) return all;
  return [name, ...aliases.filter((alias) => alias.length <= ALIAS_WIDTH)].join(', ');
}

function commandSections(command: Command, words: string, section: Section): readonly string[] {
  const { arguments: given = {}, columns, examples, aliases = [] } = command;
  const names = Object.entries(given).map(([name, { many, optional }]) => {
    const text = `<${name}>${many === true ? '...' : ''}`;
    return optional === true ? `[${text}]` : text;
  });
  const argumentRows = Object.entries(given).map(([name, { summary }]): Row => [`<${name}>`, summary]);
  const options = optionRows(optionsOf(command));
  const lines = examples.flatMap(({ line, summary }) => ['', `# ${summary}`, `postern ${line}`]).slice(1);
  return [
    section('Usage', [[words, ...names, ...(options.length > 0 ? ['[options]'] : [])].join(' ')]),
    ...(aliases.length === 0 ? [] : [section('Also as', [aliases.join(', ')])]),
    ...(argumentRows.length === 0 ? [] : [section('Arguments', aligned(argumentRows))]),
    ...(options.length === 0 ? [] : [section('Options', aligned(options))]),
    ...(columns === undefined ? [] : [section('Columns', wrapped(columns.map(({ name }) => name)))]),
    section('Examples', lines),
    [
      ...(command.doctl === undefined ? [] : [`It does what "${command.doctl}" does.`]),
      '"postern --help" lists the options of every command.',
    ].join('\n'),
  ];
}

function optionRows(specs: OptionSpecs): readonly Row[] {
  return Object.entries(specs)
    .filter(([, { hidden }]) => hidden !== true)
    .map(([name, spec]) => [optionName(name, spec), optionSummary(spec)]);
}

function optionName(name: string, spec: OptionSpec): string {
  const short = spec.short === undefined ? '    ' : `-${spec.short}, `;
  return `${short}--${name}${spec.kind === 'flag' ? '' : ` ${placeholder(spec)}`}`;
}

/** What stands for the value, or the two of them: `<file> <key>`. */
export function placeholder(spec: Exclude<OptionSpec, { readonly kind: 'flag' }>): string {
  return (spec.kind === 'pair' ? spec.values : [spec.value]).map((value) => `<${value}>`).join(' ');
}

function optionSummary(spec: OptionSpec): string {
  const choices = spec.kind === 'text' && spec.choices !== undefined ? `: ${spec.choices.join(', ')}` : '';
  const standard = 'default' in spec && spec.default !== undefined ? ` (default ${spec.default})` : '';
  return `${spec.summary}${choices}${standard}${'required' in spec && spec.required ? ' (required)' : ''}`;
}

function aligned(rows: readonly Row[], width = Math.max(0, ...rows.map(([name]) => name.length))): readonly string[] {
  return rows.map(([name, summary]) => `${name.padEnd(width)}  ${summary}`);
}

/** Words with commas between them, in lines that fit a narrow terminal. */
function wrapped(words: readonly string[]): readonly string[] {
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last === undefined || last.length + word.length > 74) lines.push(word);
    else lines[lines.length - 1] = `${last}, ${word}`;
  }
  return lines.map((line, at) => (at === lines.length - 1 ? line : `${line},`));
}
