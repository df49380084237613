import type { Context } from '../context.ts';
import type { AnyColumn } from '../output/column.ts';
import type { ArgumentSpecs, ArgumentValues, OptionSpecs, OptionValues } from './option-specs.ts';

/** A line as it is typed, after the word `postern`. */
export interface Example {
  readonly line: string;
  readonly summary: string;
}

interface Named {
  readonly name: string;
  readonly aliases?: readonly string[];
  /** A clause for lists of commands: `List your Droplets`. */
  readonly summary: string;
  /** Paragraphs for its own help, besides the summary. */
  readonly description?: string;
}

interface CommandShape<Arguments, Options> extends Named {
  readonly arguments?: Arguments;
  readonly options?: Options;
  readonly examples: readonly Example[];
  /** What it prints; it then takes `--format` and `--no-header`. */
  readonly columns?: readonly AnyColumn[];
  /** Outputs besides `text` and `json`. */
  readonly outputs?: readonly string[];
  /** The command of doctl that it stands for, such as `doctl compute droplet list`. Absent where doctl has none. */
  readonly doctl?: string;
  /** Not shown in lists of commands. */
  readonly hidden?: true;
}

export interface CommandSpec<Arguments extends ArgumentSpecs, Options extends OptionSpecs> extends CommandShape<
  Arguments,
  Options
> {
  run(context: Context, input: Input<Arguments, Options>): Promise<ExitStatus>;
}

/** How a command that went well ends: with 0, or with what it says instead, such as the code of a program that it ran. */
export type ExitStatus = void | number;

export interface Input<Arguments, Options> {
  readonly args: ArgumentValues<Arguments>;
  readonly options: OptionValues<Options>;
}

/** A command once the types of its own options are left behind. */
export interface Command extends CommandShape<ArgumentSpecs, OptionSpecs> {
  readonly kind: 'command';
  run(context: Context, input: Input<ArgumentSpecs, OptionSpecs>): Promise<ExitStatus>;
}

/** Commands under a noun. */
export interface CommandGroup extends Named {
  readonly kind: 'group';
  readonly commands: readonly CommandNode[];
}

/** What a list of commands shows without loading it. */
export interface LazyNode extends Omit<Named, 'description'> {
  readonly kind: 'lazy';
  /** Under which title a list of commands shows it: `Tokens`, `The cloud`, `The server`, `This command`. */
  readonly section?: string;
  readonly hidden?: true;
  load(): Promise<Command | CommandGroup>;
}

export type CommandNode = Command | CommandGroup | LazyNode;

export function defineCommand<
  const Arguments extends ArgumentSpecs = Record<never, never>,
  const Options extends OptionSpecs = Record<never, never>,
>(spec: CommandSpec<Arguments, Options>): Command {
  // The cast trusts the parser to give each command the values that its own options and arguments describe.
  return { kind: 'command', ...spec } as unknown as Command;
}

export function defineGroup(group: Omit<CommandGroup, 'kind'>): CommandGroup {
  return { kind: 'group', ...group };
}
