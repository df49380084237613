import type { NamedCommand } from '../list-commands.ts';
import type { DoctlCommands } from './doctl-command.ts';

interface Comparison {
  readonly commands: readonly NamedCommand[];
  readonly facts: DoctlCommands;
  readonly notes: Readonly<Record<string, string>>;
  readonly absent: Readonly<Record<string, string>>;
}

const INTRODUCTION = `# Beside doctl

<!-- Made from the commands and from test/cli/doctl/: npx vitest run test/cli/cli-and-doctl.test.ts -u -->

Whoever knows doctl knows \`postern\`: the nouns, verbs and their short names, the options with their letters, and the columns
with their names and titles are those of doctl 1.146. A script changes one word. What doctl takes and prints is held against
every command that stands for one of its own by a test.

## What is different everywhere

- **Errors go to stderr**, with \`-o json\` as well; doctl then writes them to stdout. Stdout holds the answer, or nothing.
- **Exit codes tell failures apart** ([the list](CLI.md#exit-codes)). doctl ends with 1, or 255.
- **\`--wait\` can fail.** Where an action goes wrong or takes longer than \`--wait-timeout\`, the command ends with 6. doctl ends
  with 0.
- **Deleting names what goes**, and asks. Without a terminal it refuses, unless \`--force\` (\`-f\`) says that nobody need be asked.
  Afterwards it says what is gone; doctl says nothing.
- **One of several that fails stops none of the others.** What went well is answered, each failure is said, and the exit code is
  that of the first. doctl stops at the first.
- **\`-o json\` is JSON for every command.** One that has nothing to say prints \`{}\`; a list without entries is \`[]\`.
- **A 403 says what was missing**, and the command that would grant it.
- **A word that means nothing is refused**, be it an option’s value or an argument too many. doctl lets many pass.
- **Times are as the API writes them**, \`2026-11-22T18:20:00Z\`: no blanks, and in their order when sorted.
- **Columns are as wide as what they hold**, in a terminal and in a pipe. Scripts should read \`--format\` and \`--no-header\`, or JSON.
- Environment: \`POSTERN_TOKEN\` and \`POSTERN_API_URL\` come before \`DIGITALOCEAN_ACCESS_TOKEN\` and \`DIGITALOCEAN_API_URL\`. doctl’s
  configuration file is not read.
- Left out everywhere: \`--http-retry-wait-min\` and \`--http-retry-wait-max\`.
`;

/** The page that has every command beside doctl's. */
export function renderComparison({ commands, facts, notes, absent }: Comparison): string {
  const doctls = commands.filter(({ command }) => command.doctl !== undefined);
  const own = commands.filter(({ command }) => command.doctl === undefined && command.hidden !== true);
  const sections = [...Map.groupBy(doctls, ({ words }) => nounOf(words))].map(([noun, all]) =>
    [
      `### ${noun}`,
      '',
      ...table(
        ['postern', 'doctl', 'What is different'],
        all.map(({ words, command }) => [
          code(`postern ${words}`),
          code(command.doctl ?? ''),
          differences(words, { facts, notes }),
        ]),
      ),
    ].join('\n'),
  );
  return [
    INTRODUCTION,
    '## Command by command\n',
    sections.join('\n\n'),
    '\n## What doctl does not have\n',
    ...table(
      ['postern', ''],
      own.map(({ words, command }) => [code(`postern ${words}`), `${command.summary}.`]),
    ),
    '\n## What is left out\n',
    'Nouns and commands of doctl that are not here.\n',
    ...table(
      ['doctl', 'Why'],
      Object.entries(absent).map(([words, reason]) => [code(`doctl ${words}`), reason]),
    ),
    '',
  ].join('\n');
}

/** All words but the last, which is the verb. */
function nounOf(words: string): string {
  return words.split(' ').slice(0, -1).join(' ') || words;
}

function differences(words: string, { facts, notes }: Pick<Comparison, 'facts' | 'notes'>): string {
  const { added = [], leftOut = {} } = facts[words] ?? {};
  return [
    ...(notes[words] === undefined ? [] : [notes[words]]),
    ...(added.length === 0 ? [] : [`Besides: ${added.map((name) => code(`--${name}`)).join(', ')}.`]),
    ...Object.entries(leftOut).map(([name, reason]) => `Without ${code(`--${name}`)}: ${reason}.`),
  ].join(' ');
}

function table(titles: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  return [titles, titles.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
}

function code(text: string): string {
  return `\`${text}\``;
}
