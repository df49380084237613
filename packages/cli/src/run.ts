import { connect } from './api/connect.ts';
import type { CommandGroup } from './command/command.ts';
import type { GlobalValues } from './command/global-options.ts';
import { parseCommandLine, type ParsedCommand } from './command/parser.ts';
import { commandTree } from './command-tree.ts';
import { findCredentials } from './config/credentials.ts';
import type { Context } from './context.ts';
import { exitCodes, type ExitCode } from './exit-codes.ts';
import { usageFailure } from './failure.ts';
import { Output } from './output/output.ts';
import { reportFailure } from './output/report-failure.ts';
import { Prompt } from './terminal/prompt.ts';
import type { Environment, Terminal } from './terminal/terminal.ts';

export interface RunOptions {
  readonly terminal: Terminal;
  readonly environment: Environment;
}

/** Runs one command line, given without the word `postern`. Answers the exit code; writes nowhere but to the terminal. */
export async function run(argv: readonly string[], { terminal, environment }: RunOptions): Promise<ExitCode> {
  try {
    return await runIn(commandTree, argv, { terminal, environment });
  } catch (error) {
    return reportFailure(error, { terminal, environment, isJson: asksForJson(argv) });
  }
}

async function runIn(tree: CommandGroup, argv: readonly string[], options: RunOptions): Promise<ExitCode> {
  const outcome = await parseCommandLine(tree, argv);
  if (outcome.kind === 'wrong') throw usageFailure(outcome.message, ['"postern --help" lists what there is.']);
  if (outcome.kind === 'help') {
    options.terminal.stdout.write(outcome.text);
    return exitCodes.done;
  }
  const { parsed } = outcome;
  const context = createContext(parsed, options);
  // The parser read them by the same tables that their types come from.
  await parsed.command.run(context, { args: parsed.args as never, options: parsed.options as never });
  context.output.finish();
  return exitCodes.done;
}

function createContext({ command, options }: ParsedCommand, { terminal, environment }: RunOptions): Context {
  const globals = options as unknown as GlobalValues;
  const modes = ['text', 'json', ...(command.outputs ?? [])];
  if (!modes.includes(globals.output)) {
    throw usageFailure(`There is no output "${globals.output}". Here --output takes ${modes.join(', ')}.`);
  }
  const output = new Output(terminal, environment, {
    mode: globals.output,
    format: options['format'] as string | undefined,
    header: options['no-header'] === true ? 'hidden' : 'shown',
  });
  const context: Context = {
    terminal,
    environment,
    globals,
    output,
    prompt: new Prompt(terminal),
    now: () => Date.now(),
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    api: async () => connect(context, await findCredentials(context)),
  };
  return context;
}

/** Asked before anything is parsed, because a line that cannot be parsed must be refused in JSON as well. */
function asksForJson(argv: readonly string[]): boolean {
  return argv.some(
    (word, at) =>
      /^(?:-o=?json|--output=json)$/.test(word) || (/^(?:-o|--output)$/.test(word) && argv[at + 1] === 'json'),
  );
}
