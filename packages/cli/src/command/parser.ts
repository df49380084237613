import { Command as Parser, CommanderError, InvalidArgumentError, Option } from 'commander';
import type { Command, CommandGroup, CommandNode } from './command.ts';
import { optionsOf } from './command-options.ts';
import { globalOptions } from './global-options.ts';
import type { Paint } from '../terminal/paint.ts';
import { placeholder, renderHelp } from './help.ts';
import { joinPairs, splitPair } from './join-pairs.ts';
import type { OptionSpec, OptionSpecs } from './option-specs.ts';

/** A command line taken apart: which command, and with what. */
export interface ParsedCommand {
  readonly command: Command;
  readonly path: readonly string[];
  readonly args: Readonly<Record<string, unknown>>;
  readonly options: Readonly<Record<string, unknown>>;
}

export type ParseOutcome =
  | { readonly kind: 'command'; readonly parsed: ParsedCommand }
  | { readonly kind: 'help'; readonly text: string }
  | { readonly kind: 'wrong'; readonly message: string; readonly path: readonly string[] };

/** Loads the commands that the words name, and parses the rest of the line for the one they lead to. */
export async function parseCommandLine(
  root: CommandGroup,
  argv: readonly string[],
  paint: Paint,
): Promise<ParseOutcome> {
  const path = await loadPath(root, argv);
  let outcome: ParseOutcome | undefined;
  const parser = buildParser(root, [], {
    loaded: path,
    paint,
    onCommand: (parsed) => (outcome = { kind: 'command', parsed }),
  });
  let help = '';
  let problem = '';
  eachParser(parser, (one) => {
    one.exitOverride();
    one.configureOutput({ writeOut: (text) => (help += text), writeErr: (text) => (problem += text) });
  });
  const node = path.at(-1);
  const words = joinPairs(node?.kind === 'command' ? optionsOf(node) : {}, withoutFlagValues(node, argv));
  try {
    await parser.parseAsync(words, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.code === 'commander.helpDisplayed') return { kind: 'help', text: help };
    // A noun without a verb shows what it has: nothing is wrong with that.
    if (error.code === 'commander.help') return { kind: 'help', text: help || problem };
    return { kind: 'wrong', message: sentence(problem), path: path.slice(1).map(({ name }) => name) };
  }
  return outcome ?? { kind: 'help', text: help };
}

/** commander's "error: unknown option '--x'", as a sentence like ours. */
function sentence(problem: string): string {
  const text = problem
    .replace(/^error: /, '')
    .trim()
    .replaceAll(/\s*\n\s*/g, ' ');
  return text.charAt(0).toUpperCase() + text.slice(1) + (/[.)]$/.test(text) ? '' : '.');
}

/** The nodes that the words lead to, the root first. Only these are loaded. */
export async function loadPath(
  root: CommandGroup,
  argv: readonly string[],
): Promise<readonly (Command | CommandGroup)[]> {
  const path: (Command | CommandGroup)[] = [root];
  for (const word of wordsOf(argv)) {
    const last = path.at(-1);
    if (last?.kind !== 'group') break;
    const next = last.commands.find(({ name, aliases = [] }) => name === word || aliases.includes(word));
    if (next === undefined) break;
    path.push(next.kind === 'lazy' ? await next.load() : next);
  }
  return path;
}

/** What is neither a global option nor the value of one. */
function wordsOf(argv: readonly string[]): readonly string[] {
  const takesValue = Object.entries<OptionSpec>(globalOptions)
    .filter(([, { kind }]) => kind !== 'flag')
    .flatMap(([name, { short }]) => [`--${name}`, ...(short === undefined ? [] : [`-${short}`])]);
  return argv.filter((word, at) => !word.startsWith('-') && !takesValue.includes(argv[at - 1] ?? ''));
}

/** `--wait=true` and `--wait=false`, as pflag takes them. */
function withoutFlagValues(node: Command | CommandGroup | undefined, argv: readonly string[]): string[] {
  const own = node?.kind === 'command' ? optionsOf(node) : {};
  const specs: OptionSpecs = { ...globalOptions, ...own };
  return argv.flatMap((word) => {
    const [, name = '', value] = /^--([\w-]+)=(true|false)$/.exec(word) ?? [];
    const spec = specs[name];
    if (spec?.kind !== 'flag') return [word];
    if (value === 'false' && spec.threeState === true) return [`--no-${name}`];
    return value === 'true' ? [`--${name}`] : [];
  });
}

interface BuildOptions {
  readonly loaded: readonly (Command | CommandGroup)[];
  readonly paint: Paint;
  onCommand(parsed: ParsedCommand): void;
}

function buildParser(node: CommandNode, path: readonly string[], options: BuildOptions): Parser {
  const parser = new Parser(path.at(-1) ?? 'postern');
  parser.summary(node.summary).aliases([...(node.aliases ?? [])]);
  parser.helpOption('-h, --help', 'show this help').helpCommand(false);
  if (path.length === 0) addOptions(parser, globalOptions);
  if (node.kind === 'group') {
    for (const child of node.commands) {
      const loaded = options.loaded.find(({ name }) => name === child.name && options.loaded.includes(node));
      const known = loaded ?? child;
      parser.addCommand(buildParser(known, [...path, child.name], options));
    }
    parser.configureHelp({ formatHelp: () => renderHelp(node, path, options.paint) });
  }
  if (node.kind === 'command') {
    addCommandParts(parser, node);
    parser.configureHelp({ formatHelp: () => renderHelp(node, path, options.paint) });
    parser.action(() => {
      refuseWithoutRequired(parser, node);
      options.onCommand(readParsed(parser, node, path));
    });
  }
  return parser;
}

function addCommandParts(parser: Parser, command: Command): void {
  for (const [name, { many, optional, summary }] of Object.entries(command.arguments ?? {})) {
    const text = `${name}${many === true ? '...' : ''}`;
    parser.argument(optional === true ? `[${text}]` : `<${text}>`, summary);
  }
  addOptions(parser, optionsOf(command));
  parser.showSuggestionAfterError();
}

function addOptions(parser: Parser, specs: OptionSpecs): void {
  for (const [name, spec] of Object.entries(specs)) {
    parser.addOption(optionFrom(name, spec));
    if (spec.kind === 'flag' && spec.threeState === true) parser.addOption(new Option(`--no-${name}`).hideHelp());
  }
}

function optionFrom(name: string, spec: OptionSpec): Option {
  const dashes = `${spec.short === undefined ? '' : `-${spec.short}, `}--${name}`;
  if (spec.kind === 'flag') return new Option(dashes, spec.summary).hideHelp(spec.hidden === true);
  const option = new Option(`${dashes} ${placeholder(spec)}`, spec.summary).hideHelp(spec.hidden === true);
  if (spec.kind === 'number') option.argParser(readNumber);
  if (spec.kind === 'list') option.argParser(readList);
  if (spec.kind === 'pair') option.argParser(readPair);
  if (spec.kind === 'text' && spec.choices !== undefined) option.choices([...spec.choices]);
  if ('default' in spec && spec.default !== undefined) option.default(spec.default);
  return option;
}

/** commander would ask for what is missing before it says what it does not know, which may be the same, misspelt. */
function refuseWithoutRequired(parser: Parser, command: Command): void {
  for (const [name, spec] of Object.entries(optionsOf(command))) {
    if (!('required' in spec) || parser.getOptionValue(camelCase(name)) !== undefined) continue;
    parser.error(`error: required option '--${name} ${placeholder(spec)}' not specified`);
  }
}

function readNumber(text: string): number {
  if (/^-?\d+$/.test(text) && Number.isSafeInteger(Number(text))) return Number(text);
  throw new InvalidArgumentError('It takes a whole number.');
}

function readPair(text: string): readonly string[] {
  const pair = splitPair(text);
  if (pair !== null) return pair;
  throw new InvalidArgumentError('It takes two values.');
}

function readList(text: string, before: readonly string[] | undefined): readonly string[] {
  const values = text
    .split(',')
    .map((value) => value.trim())
    .filter((value) => value !== '');
  return [...(before ?? []), ...values];
}

function readParsed(parser: Parser, command: Command, path: readonly string[]): ParsedCommand {
  const given = parser.optsWithGlobals<Record<string, unknown>>();
  const specs = Object.entries<OptionSpec>({ ...globalOptions, ...optionsOf(command) });
  const options = specs.map(([name, spec]) => [name, valueOf(given, name, spec)] as const);
  const args = Object.keys(command.arguments ?? {}).map(
    (name, at) => [name, parser.processedArgs[at] as unknown] as const,
  );
  return { command, path, args: Object.fromEntries<unknown>(args), options: Object.fromEntries(options) };
}

/** commander names `--no-header` and `--access-token` `header` and `accessToken`. */
function valueOf(given: Readonly<Record<string, unknown>>, name: string, spec: OptionSpec): unknown {
  if (name.startsWith('no-')) return given[camelCase(name.slice('no-'.length))] === false;
  const value = given[camelCase(name)];
  if (spec.kind === 'flag') return spec.threeState === true ? value : value === true;
  return spec.kind === 'list' ? (value ?? []) : value;
}

function camelCase(name: string): string {
  return name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

function eachParser(parser: Parser, visit: (parser: Parser) => void): void {
  visit(parser);
  for (const child of parser.commands) eachParser(child, visit);
}
