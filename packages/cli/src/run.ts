import type { Command, CommandGroup } from './command/command.ts';
import type { Candidate } from './command/option-specs.ts';
import { standardGlobals, type GlobalValues } from './command/global-options.ts';
import type { ParsedCommand } from './command/parser.ts';
import { commandTree } from './command-tree.ts';
import { COMPLETE_WORD } from './command/complete-word.ts';
import type { RunOptions } from './create-context.ts';
import { exitCodes } from './exit-codes.ts';
import { usageFailure } from './failure.ts';
import { reportFailure } from './output/report-failure.ts';
import { paintFor } from './terminal/paint.ts';

/** Runs one command line, given without the word `postern`. Answers the exit code; writes nowhere but to the terminal. */
export async function run(argv: readonly string[], options: RunOptions): Promise<number> {
  try {
    const [first = '--help', ...rest] = argv;
    if (first === COMPLETE_WORD) return await offer(rest, options);
    if (rest.length === 0 && (first === '--help' || first === '-h')) return await showCommands(options);
    return await runIn(commandTree, first === '--version' ? ['version', ...rest] : argv, options);
  } catch (error) {
    return reportFailure(error, { ...options, isJson: asksForJson(argv) });
  }
}

/** What there is stands in the tree: the parser, which takes longer to load than all the rest, has no part in it. */
async function showCommands({ terminal, environment }: RunOptions): Promise<number> {
  const { renderHelp } = await import('./command/help.ts');
  terminal.stdout.write(renderHelp(commandTree, [], paintFor(terminal.stdout, environment)));
  return exitCodes.done;
}

async function runIn(tree: CommandGroup, argv: readonly string[], options: RunOptions): Promise<number> {
  const paint = paintFor(options.terminal.stdout, options.environment);
  const { parseCommandLine } = await import('./command/parser.ts');
  const outcome = await parseCommandLine(tree, argv, paint);
  if (outcome.kind === 'wrong') {
    throw usageFailure(outcome.message, [`"${['postern', ...outcome.path].join(' ')} --help" says what it takes.`]);
  }
  if (outcome.kind === 'help') {
    options.terminal.stdout.write(outcome.text);
    return exitCodes.done;
  }
  return runCommand(outcome.parsed, options);
}

async function runCommand({ command, args, options }: ParsedCommand, runOptions: RunOptions): Promise<number> {
  // The parser read them by the same tables that their types come from.
  const globals = options as unknown as GlobalValues;
  checkOutput(command, globals.output);
  const format = options['format'] as string | undefined;
  // Before anything is sent: a column that does not exist must not be found out after a Droplet was made.
  const { chooseColumns } = await import('./output/choose-columns.ts');
  chooseColumns(command.columns ?? [], format);
  const { createContext } = await import('./create-context.ts');
  const context = createContext(globals, {
    ...runOptions,
    format,
    header: options['no-header'] === true ? 'hidden' : 'shown',
  });
  const status = await command.run(context, { args: args as never, options: options as never });
  context.output.finish();
  return status ?? exitCodes.done;
}

function checkOutput({ outputs = [] }: Command, mode: string): void {
  const modes = ['text', 'json', ...outputs];
  if (modes.includes(mode)) return;
  throw usageFailure(`There is no output "${mode}". Here --output takes ${modes.join(', ')}.`);
}

/** What a shell asks at each press of Tab: a line for each candidate, its value and after a tab what it stands for. */
async function offer(words: readonly string[], options: RunOptions): Promise<number> {
  const { complete } = await import('./command/complete.ts');
  const { createContext } = await import('./create-context.ts');
  const typed = words[0] === '--' ? words.slice(1) : words;
  const found = await complete(commandTree, typed, (globals) =>
    createContext({ ...standardGlobals, ...globals }, { ...options, header: 'shown' }),
  );
  const lines = found.filter(isPlainWord).map(renderCandidate);
  options.terminal.stdout.write(lines.join(''));
  return exitCodes.done;
}

/** Names come from other people, and what a shell fills in stands on the command line as it is: nothing that a shell would read. */
function isPlainWord({ value }: Candidate): boolean {
  return /^[\p{L}\p{N}_.,:/@%+=-]+$/u.test(value);
}

function renderCandidate({ value, summary }: Candidate): string {
  return summary === undefined ? `${value}\n` : `${value}\t${summary.replace(/\p{Cc}/gu, ' ')}\n`;
}

/** Asked before anything is parsed, because a line that cannot be parsed must be refused in JSON as well. */
function asksForJson(argv: readonly string[]): boolean {
  return argv.some(
    (word, at) =>
      /^(?:-o=?json|--output=json)$/.test(word) || (/^(?:-o|--output)$/.test(word) && argv[at + 1] === 'json'),
  );
}
