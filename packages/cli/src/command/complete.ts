import type { Context } from '../context.ts';
import type { Command, CommandGroup } from './command.ts';
import { optionsOf } from './command-options.ts';
import { globalOptions, type GlobalValues } from './global-options.ts';
import type { Candidate, OptionSpec, OptionSpecs } from './option-specs.ts';
import { loadPath } from './parser.ts';

/** Whoever pressed Tab does not wait longer. */
const PATIENCE_MS = 3000;

/** What a command line so far is, up to the word that is being typed. */
interface Typed {
  readonly path: readonly (Command | CommandGroup)[];
  readonly before: readonly string[];
  readonly current: string;
}

/** What may come next, in order; nothing where that cannot be found out. `createContext` takes the options typed so far. */
export async function complete(
  root: CommandGroup,
  words: readonly string[],
  createContext: (globals: Partial<GlobalValues>) => Context,
): Promise<readonly Candidate[]> {
  const before = words.slice(0, -1);
  const typed: Typed = { path: await loadPath(root, before), before, current: words.at(-1) ?? '' };
  const context = createContext({ ...globalsIn(before), 'http-retry-max': 0, interactive: false });
  const found = await Promise.race([candidates(context, typed).catch(() => []), outOfPatience()]);
  return found.filter(({ value }) => value.startsWith(typed.current));
}

function outOfPatience(): Promise<readonly Candidate[]> {
  return new Promise((resolve) => setTimeout(resolve, PATIENCE_MS, []).unref());
}

async function candidates(context: Context, typed: Typed): Promise<readonly Candidate[]> {
  const { path, before, current } = typed;
  const node = path.at(-1);
  if (node === undefined) return [];
  const options: OptionSpecs = { ...(node.kind === 'command' && optionsOf(node)), ...globalOptions };
  const [, assigned, value = ''] = /^(--[\w-]+=)(.*)$/.exec(current) ?? [];
  const named = optionNamed(options, assigned?.slice(0, -1) ?? before.at(-1) ?? '');
  if (named !== undefined && named.spec.kind !== 'flag' && (assigned !== undefined || !current.startsWith('-'))) {
    const values = await valuesOf(context, { node, ...named }, assigned === undefined ? current : value);
    return values.map((one) => ({ ...one, value: `${assigned ?? ''}${one.value}` }));
  }
  if (current.startsWith('-')) return optionNames(options);
  if (node.kind === 'command') return argumentValues(context, node, typed);
  return positionalsAfter(typed).length === 0 ? commandNames(node) : [];
}

interface NamedOption {
  readonly name: string;
  readonly spec: OptionSpec;
}

function optionNamed(options: OptionSpecs, word: string): NamedOption | undefined {
  const found = Object.entries(options).find(
    ([name, { short }]) => word === `--${name}` || (short !== undefined && word === `-${short}`),
  );
  return found === undefined ? undefined : { name: found[0], spec: found[1] };
}

function optionNames(options: OptionSpecs): readonly Candidate[] {
  return Object.entries(options)
    .filter(([, { hidden }]) => hidden !== true)
    .map(([name, { summary }]) => ({ value: `--${name}`, summary }));
}

function commandNames(group: CommandGroup): readonly Candidate[] {
  return group.commands
    .filter((node) => !('hidden' in node) || !node.hidden)
    .map(({ name, summary }) => ({ value: name, summary }));
}

/** Of several values separated by commas, the last one is being typed. */
async function valuesOf(
  context: Context,
  { node, name, spec }: NamedOption & { readonly node: Command | CommandGroup },
  typed: string,
): Promise<readonly Candidate[]> {
  if (spec.kind === 'flag' || spec.kind === 'pair') return [];
  const choices = spec.kind === 'text' ? (spec.choices ?? choicesOf(node, name)) : [];
  const found = spec.completes === undefined ? choices.map((value) => ({ value })) : await spec.completes(context);
  if (spec.kind !== 'list' && name !== 'format') return found;
  const done = typed.slice(0, typed.lastIndexOf(',') + 1);
  const taken = done.split(',');
  return found.filter(({ value }) => !taken.includes(value)).map((one) => ({ ...one, value: done + one.value }));
}

/** Values that follow from the command itself. */
function choicesOf(node: Command | CommandGroup, name: string): readonly string[] {
  if (node.kind !== 'command') return name === 'output' ? ['text', 'json'] : [];
  if (name === 'output') return ['text', 'json', ...(node.outputs ?? [])];
  return name === 'format' ? (node.columns ?? []).map((column) => column.name) : [];
}

async function argumentValues(context: Context, command: Command, typed: Typed): Promise<readonly Candidate[]> {
  const specs = Object.values(command.arguments ?? {});
  const given = positionalsAfter(typed);
  const last = specs.at(-1);
  const spec = specs[given.length] ?? (last?.many === true ? last : undefined);
  if (spec?.completes === undefined) return [];
  const found = await spec.completes(context);
  return found.filter(({ value }) => !given.includes(value));
}

/** What was typed behind the command itself and is neither an option nor the value of one. */
function positionalsAfter({ path, before }: Typed): readonly string[] {
  const command = path.at(-1);
  const options: OptionSpecs = { ...(command?.kind === 'command' && optionsOf(command)), ...globalOptions };
  const words = before.filter((word, at) => {
    const owner = optionNamed(options, before[at - 1] ?? '');
    return !word.startsWith('-') && (owner === undefined || owner.spec.kind === 'flag');
  });
  return words.slice(path.length - 1);
}

/** The options of every command that were typed so far, such as another context. */
function globalsIn(before: readonly string[]): Partial<GlobalValues> {
  const found = before.flatMap((word, at) => {
    const [, assigned, value] = /^(--[\w-]+)=(.*)$/.exec(word) ?? [];
    const option = optionNamed(globalOptions, assigned ?? word);
    if (option === undefined || option.spec.kind !== 'text') return [];
    return [[option.name, value ?? before[at + 1]] as const];
  });
  return Object.fromEntries(found);
}
